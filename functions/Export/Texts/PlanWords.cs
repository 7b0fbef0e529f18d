using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Texts;

/// <summary>The words for <see cref="PlanFaultCode"/>, <see cref="PlanWarning"/> and <see cref="RefusedCode"/>.</summary>
internal static class PlanWords
{
    public static IReadOnlyDictionary<string, CodeWords> Entries { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [PlanFaultCode.NoDefaults] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("Plan.NoDefaults.What"),
            ExportTexts.Of("Plan.NoDefaults.Advice")),
        [PlanFaultCode.NoDistributionUnit] = new(ActionOwner.User, ActionPlace.Mapping, ExportTexts.Of("Plan.NoDistributionUnit.What"),
            ExportTexts.Of("Plan.NoDistributionUnit.Advice")),
        [PlanFaultCode.BelowZero] = new(ActionOwner.User, ActionPlace.Planner, ExportTexts.Of("Plan.BelowZero.What"),
            ExportTexts.Of("Plan.BelowZero.Advice")),
        [PlanFaultCode.OutOfBounds] = new(ActionOwner.User, ActionPlace.Planner, ExportTexts.Of("Plan.OutOfBounds.What"),
            ExportTexts.Of("Plan.OutOfBounds.Advice")),
        [PlanFaultCode.UnknownComponent] = new(ActionOwner.User, ActionPlace.Mapping, ExportTexts.Of("Plan.UnknownComponent.What"),
            ExportTexts.Of("Plan.UnknownComponent.Advice")),
        [PlanFaultCode.WrongComponent] = new(ActionOwner.User, ActionPlace.Mapping, ExportTexts.Of("Plan.WrongComponent.What"),
            ExportTexts.Of("Plan.WrongComponent.Advice")),
        [PlanFaultCode.CannotTellApart] = new(ActionOwner.User, ActionPlace.Mapping, ExportTexts.Of("Plan.CannotTellApart.What"),
            ExportTexts.Of("Plan.CannotTellApart.Advice")),
        [PlanFaultCode.CannotCarry] = new(ActionOwner.User, ActionPlace.Settings, ExportTexts.Of("Plan.CannotCarry.What"),
            ExportTexts.Of("Plan.CannotCarry.Advice")),
        [PlanFaultCode.ColumnWithoutValue] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("Plan.ColumnWithoutValue.What"),
            ExportTexts.Of("Plan.ColumnWithoutValue.Advice")),
        [PlanFaultCode.UnsafeText] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("Plan.UnsafeText.What"),
            ExportTexts.Of("Plan.UnsafeText.Advice")),
        [PlanWarning.Uncertain] = new(ActionOwner.Nobody, ActionPlace.Nowhere, ExportTexts.Of("Plan.Uncertain.What"),
            ExportTexts.Of("Plan.Uncertain.Advice")),
        [PlanWarning.KeptBack] = new(ActionOwner.User, ActionPlace.Report, ExportTexts.Of("Plan.KeptBack.What"),
            ExportTexts.Of("Plan.KeptBack.Advice")),
        [PlanWarning.CorrectionsOffered] = new(ActionOwner.User, ActionPlace.Report, ExportTexts.Of("Plan.CorrectionsOffered.What"),
            ExportTexts.Of("Plan.CorrectionsOffered.Advice")),
        [CorrectionCode.EmploymentGone] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("Plan.EmploymentGone.What"),
            ExportTexts.Of("Plan.EmploymentGone.Advice")),
        [CorrectionCode.EmploymentEnded] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("Plan.EmploymentEnded.What"),
            ExportTexts.Of("Plan.EmploymentEnded.Advice")),
        [CorrectionCode.ComponentUnknown] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("Plan.ComponentUnknown.What"),
            ExportTexts.Of("Plan.ComponentUnknown.Advice")),
        [PlanWarning.WithdrawsAll] = new(ActionOwner.User, ActionPlace.Planner, ExportTexts.Of("Plan.WithdrawsAll.What"),
            ExportTexts.Of("Plan.WithdrawsAll.Advice")),
        [PlanWarning.ZeroInFile] = new(ActionOwner.Nobody, ActionPlace.Nowhere, ExportTexts.Of("Plan.ZeroInFile.What"),
            ExportTexts.Of("Plan.ZeroInFile.Advice")),
        [PlanWarning.StaysInLoket] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("Plan.StaysInLoket.What"),
            ExportTexts.Of("Plan.StaysInLoket.Advice")),
        [RefusedCode.NotConfirmed] = new(ActionOwner.Nobody, ActionPlace.Nowhere, ExportTexts.Of("Plan.NotConfirmed.What"),
            ExportTexts.Of("Plan.NotConfirmed.Advice")),
        [RefusedCode.DiffersInLoket] = new(ActionOwner.Nobody, ActionPlace.Nowhere, ExportTexts.Of("Plan.DiffersInLoket.What"),
            ExportTexts.Of("Plan.DiffersInLoket.Advice")),
        [RefusedCode.RefusedByLoket] = new(ActionOwner.User, ActionPlace.Loket, ExportTexts.Of("Plan.RefusedByLoket.What"),
            ExportTexts.Of("Plan.RefusedByLoket.Advice")),
    };
}
