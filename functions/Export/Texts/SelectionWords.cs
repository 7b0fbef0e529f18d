using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Texts;

/// <summary>The words for <see cref="LeftOutReason"/> and <see cref="SelectionWarning"/>.</summary>
internal static class SelectionWords
{
    public static IReadOnlyDictionary<string, CodeWords> Entries { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [LeftOutReason.NotApproved] = new(ActionOwner.User, ActionPlace.Planner, ExportTexts.Of("Selection.NotApproved.What"),
            ExportTexts.Of("Selection.NotApproved.Advice")),
        [LeftOutReason.OutsidePeriod] = new(ActionOwner.Nobody, ActionPlace.Exports, ExportTexts.Of("Selection.OutsidePeriod.What"),
            ExportTexts.Of("Selection.OutsidePeriod.Advice")),
        [LeftOutReason.OtherAdministration] = new(ActionOwner.Nobody, ActionPlace.Exports,
            ExportTexts.Of("Selection.OtherAdministration.What"), ExportTexts.Of("Selection.OtherAdministration.Advice")),
        [LeftOutReason.NotLinked] = new(ActionOwner.User, ActionPlace.Employees, ExportTexts.Of("Selection.NotLinked.What"),
            ExportTexts.Of("Selection.NotLinked.Advice")),
        [LeftOutReason.NotImported] = new(ActionOwner.Nobody, ActionPlace.Employees, ExportTexts.Of("Selection.NotImported.What"),
            ExportTexts.Of("Selection.NotImported.Advice")),
        [LeftOutReason.NoContract] = new(ActionOwner.User, ActionPlace.Loket, ExportTexts.Of("Selection.NoContract.What"),
            ExportTexts.Of("Selection.NoContract.Advice")),
        [LeftOutReason.SeveralContracts] = new(ActionOwner.Planner, ActionPlace.Employees,
            ExportTexts.Of("Selection.SeveralContracts.What"), ExportTexts.Of("Selection.SeveralContracts.Advice")),
        [LeftOutReason.EmploymentNotThere] = new(ActionOwner.Planner, ActionPlace.Employees,
            ExportTexts.Of("Selection.EmploymentNotThere.What"), ExportTexts.Of("Selection.EmploymentNotThere.Advice")),
        [LeftOutReason.NoPayrollNumber] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("Selection.NoPayrollNumber.What"),
            ExportTexts.Of("Selection.NoPayrollNumber.Advice")),
        [LeftOutReason.NotForContract] = new(ActionOwner.Nobody, ActionPlace.Settings, ExportTexts.Of("Selection.NotForContract.What"),
            ExportTexts.Of("Selection.NotForContract.Advice")),
        [LeftOutReason.KindUnknown] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("Selection.KindUnknown.What"),
            ExportTexts.Of("Selection.KindUnknown.Advice")),
        [LeftOutReason.MappedToNothing] = new(ActionOwner.Nobody, ActionPlace.Mapping, ExportTexts.Of("Selection.MappedToNothing.What"),
            ExportTexts.Of("Selection.MappedToNothing.Advice")),
        [LeftOutReason.Empty] = new(ActionOwner.Nobody, ActionPlace.Nowhere, ExportTexts.Of("Selection.Empty.What"),
            ExportTexts.Of("Selection.Empty.Advice")),
        [LeftOutReason.SetAside] = new(ActionOwner.Planner, ActionPlace.Planner, ExportTexts.Of("Selection.SetAside.What"),
            ExportTexts.Of("Selection.SetAside.Advice")),
        [SelectionWarning.SetAside] = new(ActionOwner.Planner, ActionPlace.Planner, ExportTexts.Of("Selection.SetAside.What2"),
            ExportTexts.Of("Selection.SetAside.Advice2")),
        [SelectionWarning.ClockChange] = new(ActionOwner.Nobody, ActionPlace.Nowhere, ExportTexts.Of("Selection.ClockChange.What"),
            ExportTexts.Of("Selection.ClockChange.Advice")),
        [SelectionWarning.ContractEnded] = new(ActionOwner.User, ActionPlace.Loket, ExportTexts.Of("Selection.ContractEnded.What"),
            ExportTexts.Of("Selection.ContractEnded.Advice")),
        [SelectionWarning.OnCallUndated] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("Selection.OnCallUndated.What"),
            ExportTexts.Of("Selection.OnCallUndated.Advice")),
        [SelectionWarning.FilterHides] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("Selection.FilterHides.What"),
            ExportTexts.Of("Selection.FilterHides.Advice")),
        [SelectionWarning.EmployeeHidden] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("Selection.EmployeeHidden.What"),
            ExportTexts.Of("Selection.EmployeeHidden.Advice")),
    };
}
