using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>The words for every code that a run can report, in Dutch and English.</summary>
internal static class SyncWords
{
    // Notices: something worth knowing though nothing failed.
    public const string FilterHides = "filter-hides";
    public const string RecordsUnreadable = "records-unreadable";
    public const string PlannerRecordsUnreadable = "planner-records-unreadable";
    public const string PlannerAnswersUnclear = "planner-answers-unclear";
    public const string EmploymentsRemoved = "employments-removed";

    public const string GapsInLoket = "gaps-in-loket";
    public const string ChangedInPlanner = "changed-in-planner";

    private static readonly Dictionary<string, CodeWords> Own = new(StringComparer.Ordinal)
    {
        [SkipReason.Ended] = new(ActionOwner.User, ActionPlace.Planner, SyncTexts.Of("Sync.Ended.What"), SyncTexts.Of("Sync.Ended.Advice")),
        [SkipReason.StartsLater] = new(ActionOwner.Nobody, ActionPlace.Nowhere, SyncTexts.Of("Sync.StartsLater.What"),
            SyncTexts.Of("Sync.StartsLater.Advice")),
        [SkipReason.Hidden] = new(ActionOwner.Accountant, ActionPlace.Loket, SyncTexts.Of("Sync.Hidden.What"),
            SyncTexts.Of("Sync.Hidden.Advice")),
        [SkipReason.Moved] = new(ActionOwner.Nobody, ActionPlace.Nowhere, SyncTexts.Of("Sync.Moved.What"),
            SyncTexts.Of("Sync.Moved.Advice")),
        [SkipReason.Removed] = new(ActionOwner.User, ActionPlace.Planner, SyncTexts.Of("Sync.Removed.What"),
            SyncTexts.Of("Sync.Removed.Advice")),
        [EmploymentsRemoved] = new(ActionOwner.User, ActionPlace.Planner, SyncTexts.Of("Sync.EmploymentsRemoved.What"),
            SyncTexts.Of("Sync.EmploymentsRemoved.Advice")),
        [SkipReason.WaitingForChoice] = new(ActionOwner.User, ActionPlace.Employees, SyncTexts.Of("Sync.WaitingForChoice.What"),
            SyncTexts.Of("Sync.WaitingForChoice.Advice")),
        [SkipReason.PossibleMatch] = new(ActionOwner.User, ActionPlace.Employees, SyncTexts.Of("Sync.PossibleMatch.What"),
            SyncTexts.Of("Sync.PossibleMatch.Advice")),
        [SkipReason.SamePerson] = new(ActionOwner.User, ActionPlace.Employees, SyncTexts.Of("Sync.SamePerson.What"),
            SyncTexts.Of("Sync.SamePerson.Advice")),
        [SkipReason.NotImported] = new(ActionOwner.Nobody, ActionPlace.Employees, SyncTexts.Of("Sync.NotImported.What"),
            SyncTexts.Of("Sync.NotImported.Advice")),
        [SkipReason.NumberClash] = new(ActionOwner.User, ActionPlace.Loket, SyncTexts.Of("Sync.NumberClash.What"),
            SyncTexts.Of("Sync.NumberClash.Advice")),
        [SkipReason.Rejected] = new(ActionOwner.User, ActionPlace.Loket, SyncTexts.Of("Sync.Rejected.What"),
            SyncTexts.Of("Sync.Rejected.Advice")),
        [SkipReason.NotAnswered] = new(ActionOwner.Planner, ActionPlace.Planner, SyncTexts.Of("Sync.NotAnswered.What"),
            SyncTexts.Of("Sync.NotAnswered.Advice")),
        [SkipReason.AnswerUnclear] = new(ActionOwner.Planner, ActionPlace.Planner, SyncTexts.Of("Sync.AnswerUnclear.What"),
            SyncTexts.Of("Sync.AnswerUnclear.Advice")),
        [PlannerAnswersUnclear] = new(ActionOwner.Planner, ActionPlace.Planner, SyncTexts.Of("Sync.PlannerAnswersUnclear.What"),
            SyncTexts.Of("Sync.PlannerAnswersUnclear.Advice")),
        [SkipReason.Unreadable] = new(ActionOwner.Accountant, ActionPlace.Loket, SyncTexts.Of("Sync.Unreadable.What"),
            SyncTexts.Of("Sync.Unreadable.Advice")),
        [RecordsUnreadable] = new(ActionOwner.Accountant, ActionPlace.Loket, SyncTexts.Of("Sync.RecordsUnreadable.What"),
            SyncTexts.Of("Sync.RecordsUnreadable.Advice")),
        [PlannerRecordsUnreadable] = new(ActionOwner.Planner, ActionPlace.Planner, SyncTexts.Of("Sync.PlannerRecordsUnreadable.What"),
            SyncTexts.Of("Sync.PlannerRecordsUnreadable.Advice")),
        [FilterHides] = new(ActionOwner.Accountant, ActionPlace.Loket, SyncTexts.Of("Sync.FilterHides.What"),
            SyncTexts.Of("Sync.FilterHides.Advice")),
        [GapsInLoket] = new(ActionOwner.Accountant, ActionPlace.Loket, SyncTexts.Of("Sync.GapsInLoket.What"),
            SyncTexts.Of("Sync.GapsInLoket.Advice")),
        [ChangedInPlanner] = new(ActionOwner.User, ActionPlace.Loket, SyncTexts.Of("Sync.ChangedInPlanner.What"),
            SyncTexts.Of("Sync.ChangedInPlanner.Advice")),
        [ContractGap.Kind] = new(ActionOwner.Accountant, ActionPlace.Loket, SyncTexts.Of("Sync.Kind.What"),
            SyncTexts.Of("Sync.Kind.Advice")),
        [ContractGap.HourlyWage] = new(ActionOwner.Accountant, ActionPlace.Loket, SyncTexts.Of("Sync.HourlyWage.What"),
            SyncTexts.Of("Sync.HourlyWage.Advice")),
        [PlannerFailureCodes.Unreachable] = new(ActionOwner.Planner, ActionPlace.Planner, SyncTexts.Of("Sync.PlannerUnreachable.What"),
            SyncTexts.Of("Sync.PlannerUnreachable.Advice")),
        [PlannerFailureCodes.Busy] = new(ActionOwner.Planner, ActionPlace.Planner, SyncTexts.Of("Sync.PlannerBusy.What"),
            SyncTexts.Of("Sync.PlannerBusy.Advice")),
        [RunCodes.Superseded] = new(ActionOwner.Nobody, ActionPlace.Syncs, SyncTexts.Of("Sync.Superseded.What"),
            SyncTexts.Of("Sync.Superseded.Advice")),
        [RunCodes.NotConnected] = new(ActionOwner.User, ActionPlace.Connect, SyncTexts.Of("Sync.NotConnected.What"),
            SyncTexts.Of("Sync.NotConnected.Advice")),
        [RunCodes.Unexpected] = new(ActionOwner.Operator, ActionPlace.Nowhere, SyncTexts.Of("Sync.Unexpected.What"),
            SyncTexts.Of("Sync.Unexpected.Advice")),
    };

    private static readonly Dictionary<string, CodeWords> Entries = new[]
    {
        Own, FailureWords.Lasting, FailureWords.Passing(ActionOwner.Nobody, ActionPlace.Nowhere,
            SyncTexts.Of("Sync.TheNextSyncMakesUpFor")),
    }.SelectMany(entries => entries).ToDictionary(StringComparer.Ordinal);

    /// <summary>What passes by itself, until it comes back night after night.</summary>
    private static readonly HashSet<string> Passing = [
        .. FailureWords.PassingCodes, PlannerFailureCodes.Unreachable, PlannerFailureCodes.Busy];

    private static readonly LocalizedText CameBack = SyncTexts.Of("Sync.CameBack", LastingFaults.Nights);

    private static readonly LocalizedText SeenTo = SyncTexts.Of("Sync.SeenTo");

    /// <summary>Every code that has words.</summary>
    public static IEnumerable<string> Codes => Entries.Keys;

    /// <summary>Who else has the number; null where nobody has.</summary>
    public static string? Clash(NumberClashResponse? clash, string language) => clash is null ? null
        : SyncTexts.Of("Sync.NumberIsInUseAt", clash.Number.Text).In(language) + " "
            + (clash is { AdministrationName: { } name, EmployerName: { } employer }
                ? $"{name} ({employer})."
                : SyncTexts.Of("Sync.AnotherConnection").In(language));

    /// <summary>Which fields cannot be read; null for none.</summary>
    public static string? Fields(IReadOnlyList<string> fields, string language) => fields.Count == 0
        ? null
        : $"{SyncTexts.Of("Sync.Field").In(language)}: {string.Join(", ", fields)}.";

    /// <summary>Why somebody was skipped or failed, and what to do; null where there is no reason.</summary>
    /// <param name="detail">What exactly: the planner's words, or who else has the number.</param>
    public static string? Reason(string? code, string? detail, string language)
    {
        if (code is null)
            return null;
        var words = Explain(code, language);
        return string.Join(' ', new[] { words.What, detail, words.WhatToDo }.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>Likewise, where what passes by itself has come back for so many nights that its class says otherwise.</summary>
    public static Explanation Explain(string code, FailureClass? failureClass, string language)
    {
        var words = Explain(code, language);
        return failureClass == FailureClass.Internal && Passing.Contains(code)
            ? new Explanation(
                $"{words.What} {CameBack.In(language)}", words.Move == ActionOwner.Nobody ? ActionOwner.Operator : words.Move, words.Where,
                SeenTo.In(language))
            : words;
    }

    public static Explanation Explain(string code, string language) =>
        (Entries.GetValueOrDefault(code) ?? Entries[RunCodes.Unexpected]).In(language);
}
