using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Texts;

/// <summary>The words for every code that an export can report, in Dutch and English.</summary>
internal static class ExportWords
{

    private static readonly Dictionary<string, CodeWords> Own = new(StringComparer.Ordinal)
    {
        [ExportCodes.InvalidRegistrations] = new(ActionOwner.Planner, ActionPlace.Planner,
            ExportTexts.Of("Export.InvalidRegistrations.What"), ExportTexts.Of("Export.InvalidRegistrations.Advice")),
        [ExportCodes.Unmapped] = new(ActionOwner.User, ActionPlace.Mapping, ExportTexts.Of("Export.Unmapped.What"),
            ExportTexts.Of("Export.Unmapped.Advice")),
        [ExportCodes.PlanFaults] = new(ActionOwner.User, ActionPlace.Report, ExportTexts.Of("Export.PlanFaults.What"),
            ExportTexts.Of("Export.PlanFaults.Advice")),
        [ExportCodes.NotLikely] = new(ActionOwner.User, ActionPlace.Report, ExportTexts.Of("Export.NotLikely.What"),
            ExportTexts.Of("Export.NotLikely.Advice")),
        [ExportCodes.PeriodClosed] = new(ActionOwner.User, ActionPlace.Report, ExportTexts.Of("Export.PeriodClosed.What"),
            ExportTexts.Of("Export.PeriodClosed.Advice")),
        [ExportCodes.PeriodProcessing] = new(ActionOwner.User, ActionPlace.Loket, ExportTexts.Of("Export.PeriodProcessing.What"),
            ExportTexts.Of("Export.PeriodProcessing.Advice")),
        [ExportCodes.PeriodUnknown] = new(ActionOwner.Planner, ActionPlace.Planner, ExportTexts.Of("Export.PeriodUnknown.What"),
            ExportTexts.Of("Export.PeriodUnknown.Advice")),
        [ExportCodes.ValuesRefused] = new(ActionOwner.User, ActionPlace.Report, ExportTexts.Of("Export.ValuesRefused.What"),
            ExportTexts.Of("Export.ValuesRefused.Advice")),
        [ExportCodes.StaffUnknown] = new(ActionOwner.User, ActionPlace.Syncs, ExportTexts.Of("Export.StaffUnknown.What"),
            ExportTexts.Of("Export.StaffUnknown.Advice")),
        [ExportCodes.ContractsChanged] = new(ActionOwner.User, ActionPlace.Report, ExportTexts.Of("Export.ContractsChanged.What"),
            ExportTexts.Of("Export.ContractsChanged.Advice")),
        [ExportCodes.WithdrawsMuch] = new(ActionOwner.User, ActionPlace.Exports, ExportTexts.Of("Export.WithdrawsMuch.What"),
            ExportTexts.Of("Export.WithdrawsMuch.Advice")),
        [ExportCodes.NothingToExport] = new(ActionOwner.User, ActionPlace.Connect, ExportTexts.Of("Export.NothingToExport.What"),
            ExportTexts.Of("Export.NothingToExport.Advice")),
        [ExportCodes.NotReported] = new(ActionOwner.User, ActionPlace.Nowhere, ExportTexts.Of("Export.NotReported.What"),
            ExportTexts.Of("Export.NotReported.Advice")),
        [ExportCodes.TurnNeverCame] = new(ActionOwner.Operator, ActionPlace.Exports, ExportTexts.Of("Export.TurnNeverCame.What"),
            ExportTexts.Of("Export.TurnNeverCame.Advice")),
        [RunCodes.Superseded] = new(ActionOwner.Nobody, ActionPlace.Exports, ExportTexts.Of("Export.Superseded.What"),
            ExportTexts.Of("Export.Superseded.Advice")),
        [PlannerFailureCodes.Unreachable] = new(ActionOwner.User, ActionPlace.Exports, ExportTexts.Of("Export.PlannerUnreachable.What"),
            ExportTexts.Of("Export.PlannerUnreachable.Advice")),
        [PlannerFailureCodes.Busy] = new(ActionOwner.User, ActionPlace.Exports, ExportTexts.Of("Export.PlannerBusy.What"),
            ExportTexts.Of("Export.PlannerBusy.Advice")),
        [RunCodes.Unexpected] = new(ActionOwner.Operator, ActionPlace.Exports, ExportTexts.Of("Export.Unexpected.What"),
            ExportTexts.Of("Export.Unexpected.Advice")),
    };

    private static readonly IReadOnlyDictionary<string, CodeWords> Entries = new[]
    {
        Own, FailureWords.Lasting, FailureWords.Passing(ActionOwner.User, ActionPlace.Exports,
            ExportTexts.Of("Export.ExportAgainLaterThatDoesNo")), SelectionWords.Entries, DoubtWords.Entries, PlanWords.Entries,
            ContractChangeWords.Entries,
        PeriodDataWords.Entries, NotifyWords.Entries,
    }.SelectMany(entries => entries).ToDictionary(StringComparer.Ordinal);

    /// <summary>Every code that has words.</summary>
    public static IEnumerable<string> Codes => Entries.Keys;

    public static Explanation Explain(string code, string language) =>
        (Entries.GetValueOrDefault(code) ?? Entries[RunCodes.Unexpected]).In(language);
}

/// <summary>The words for the warnings of <see cref="PeriodDataCodes"/>.</summary>
internal static class PeriodDataWords
{
    public static IReadOnlyDictionary<string, CodeWords> Entries { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [PeriodDataCodes.ChangedInLoket] = new(ActionOwner.User, ActionPlace.Report, ExportTexts.Of("PeriodData.ChangedInLoket.What"),
            ExportTexts.Of("PeriodData.ChangedInLoket.Advice")),
        [PeriodDataCodes.NotVerified] = new(ActionOwner.Accountant, ActionPlace.Loket, ExportTexts.Of("PeriodData.NotVerified.What"),
            ExportTexts.Of("PeriodData.NotVerified.Advice")),
    };
}
