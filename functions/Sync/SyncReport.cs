using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Staff;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

public enum EmployeeOutcome
{
    Created,
    Updated,
    Unchanged,
    Skipped,
    Failed,
}

/// <summary>Why an employee was skipped or failed. Stable codes; the words for users are in <see cref="SyncWords"/>.</summary>
internal static class SkipReason
{
    public const string Ended = "ended";
    public const string StartsLater = "starts-later";
    public const string Hidden = "hidden";
    public const string Unreadable = "unreadable";
    public const string Moved = "moved";
    public const string Removed = "removed";
    public const string WaitingForChoice = "waiting-for-choice";
    public const string PossibleMatch = "possible-match";
    /// <summary>Another record of the same person is in the planner, or is created in this run.</summary>
    public const string SamePerson = "same-person";
    public const string NotImported = "not-imported";
    public const string NumberClash = "number-clash";
    public const string Rejected = "rejected";
    public const string NotAnswered = "not-answered";

    /// <summary>What the planner answered cannot be so.</summary>
    public const string AnswerUnclear = "answer-unclear";
}

/// <summary>What happened to one employee in a run; in a preview, what would. Codes: words are made for whoever reads it.</summary>
/// <param name="Fields">Names of the fields that were sent, for created and updated ones.</param>
internal sealed record EmployeeResult(
    Guid LoketEmployeeId, PersonnelNumber? PersonnelNumber, string Name, EmployeeOutcome Outcome, string? Reason,
    IReadOnlyList<string> Fields)
{
    /// <summary>The planner's own words where it rejected.</summary>
    public string? PlannerWords { get; init; }

    public NumberClash? Clash { get; init; }

    /// <summary>Names of the fields that could not be read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    public IReadOnlyList<LinkProposal> Proposals { get; init; } = [];

    /// <summary>Names of the fields that somebody changed in the planner, and that were put back as Loket has them.</summary>
    public IReadOnlyList<string> Restored { get; init; } = [];

    /// <summary>Somebody changed something in the planner, which does not say what: all that Loket leads in was put back.</summary>
    public bool RestoredWhole { get; init; }

    /// <summary>What Loket ought to say of the contracts that are taken over and does not, see <see cref="ContractGap"/>.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Of previews only: no more values of people are kept than somebody asked to see.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    public override string ToString() => $"{LoketEmployeeId} {Outcome}";
}

/// <summary>
/// What happened to each employee of an administration in a run. For people: holds names, so it lives in a blob of its own.
/// </summary>
internal sealed record AdministrationResult(IReadOnlyList<EmployeeResult> Employees)
{
    /// <summary>How many of the planner's answers were for nobody whom it was asked about.</summary>
    public int OfStrangers { get; init; }

    public SyncCounts Counts => new(
        Count(EmployeeOutcome.Created), Count(EmployeeOutcome.Updated), Count(EmployeeOutcome.Unchanged),
        Count(EmployeeOutcome.Skipped), Count(EmployeeOutcome.Failed));

    /// <summary>What is most worth knowing though nothing failed; null for nothing.</summary>
    public string? Notice(bool filtered) =>
        OfStrangers > 0 || Employees.Any(employee => employee.Reason == SkipReason.AnswerUnclear) ? SyncWords.PlannerAnswersUnclear
        : filtered ? SyncWords.FilterHides
        : Employees.Any(employee => employee.Gaps.Count > 0) ? SyncWords.GapsInLoket
        : Employees.Any(employee => employee.Restored.Count > 0 || employee.RestoredWhole) ? SyncWords.ChangedInPlanner
        : null;

    public Dictionary<string, int> SkippedByReason() => Employees.Where(employee => employee.Outcome == EmployeeOutcome.Skipped)
        .GroupBy(employee => employee.Reason!, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => group.Count(), StringComparer.Ordinal);

    public override string ToString() => Counts.ToString();

    private int Count(EmployeeOutcome outcome) => Employees.Count(employee => employee.Outcome == outcome);
}

internal sealed class ReportStore(AppBlobs blobs)
{
    public Task WriteAsync(RunKey run, Guid administrationId, AdministrationResult report, CancellationToken cancellation) =>
        blobs.Reports.WriteJsonAsync(Name(run, administrationId), report, cancellation);

    public async Task<AdministrationResult?> ReadAsync(RunKey run, Guid administrationId, CancellationToken cancellation) =>
        (await blobs.Reports.ReadJsonAsync<AdministrationResult>(Name(run, administrationId), cancellation))?.Value;

    private static string Name(RunKey run, Guid administrationId) => $"{run}/{administrationId}.json.gz";
}
