using LoketFunctions.Failures;
using LoketFunctions.Planner;

namespace LoketFunctions.Sync;

/// <summary>What the planner's answer comes to for one record.</summary>
/// <param name="Reason">One of <see cref="SkipReason"/>; null where the planner has taken the record.</param>
/// <param name="PlannerEmployeeId">Null where it has not.</param>
/// <param name="Words">The planner's own, where it rejected.</param>
internal sealed record RecordResponse(string? Reason, RecordOutcome Outcome, string? PlannerEmployeeId, string? Words)
{
    /// <summary>More than a sentence or two is nothing to show people.</summary>
    private const int MostWords = 500;

    public static RecordResponse Taken(RecordResult result) => new(null, result.Outcome, result.PlannerEmployeeId, null);

    public static RecordResponse Failed(string reason, string? words = null) => new(
        reason, RecordOutcome.Rejected, null, words is null ? null : Shortened.Of(words, MostWords));

    public override string ToString() => nameof(RecordResponse);
}

/// <summary>
/// Judges what the planner answers to the batches of one administration. What cannot be so counts as no success: several answers for
/// one record, an id that is another person's, or one id for many. It would link people to the wrong employee, or to none, night after
/// night.
/// </summary>
internal sealed class BatchResponses(PlannerIndex planner)
{
    private const int LongestId = 256;
    private readonly Dictionary<string, Guid> _given = new(StringComparer.Ordinal);

    /// <summary>How many answers were for nobody who was asked about.</summary>
    public int OfStrangers { get; private set; }

    /// <summary>One answer per record, in the order of the records.</summary>
    public IReadOnlyList<(StaffDecision Decision, RecordResponse Answer)> Judge(IReadOnlyList<StaffDecision> asked, StaffBatchResult answer)
    {
        var keys = asked.Select(decision => decision.Record!.LoketEmployeeId).ToHashSet();
        OfStrangers += answer.Results.Count(result => !keys.Contains(result.LoketEmployeeId));
        foreach (var known in asked.Where(decision => decision.Record!.PlannerEmployeeId is not null))
            _given[known.Record!.PlannerEmployeeId!] = known.Record.LoketEmployeeId;
        var results = answer.Results.ToLookup(result => result.LoketEmployeeId);
        var claims =
            asked.SelectMany(decision => results[decision.Record!.LoketEmployeeId].Take(1).Where(result => IsClaim(decision, result)))
            .CountBy(result => result.PlannerEmployeeId!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var judged = asked.Select(decision => (decision, Judge(decision, [.. results[decision.Record!.LoketEmployeeId]], claims))).ToList();
        foreach (var (decision, taken) in judged.Where(one => one.Item2.PlannerEmployeeId is not null))
            _given[taken.PlannerEmployeeId!] = decision.Record!.LoketEmployeeId;
        return judged;
    }

    /// <summary>The answer names somebody of the planner's whom the record did not name.</summary>
    private static bool IsClaim(StaffDecision decision, RecordResult result) =>
        result is { Outcome: not RecordOutcome.Rejected, PlannerEmployeeId: { } id } && id != decision.Record!.PlannerEmployeeId;

    private RecordResponse Judge(StaffDecision decision, IReadOnlyList<RecordResult> results, Dictionary<string, int> claims) =>
        results switch
        {
            [] => RecordResponse.Failed(SkipReason.NotAnswered),
            [{ Outcome: RecordOutcome.Rejected } rejected] => RecordResponse.Failed(SkipReason.Rejected, rejected.Message),
            [{ PlannerEmployeeId: null }] => RecordResponse.Failed(SkipReason.NotAnswered),
            [{ PlannerEmployeeId: { } id } result] when IsPlain(id) && (!IsClaim(decision, result) || IsFree(decision, id, claims)) =>
                RecordResponse.Taken(result),
            _ => RecordResponse.Failed(SkipReason.AnswerUnclear),
        };

    private bool IsFree(StaffDecision decision, string plannerId, Dictionary<string, int> claims) =>
        claims[plannerId] == 1
        && (!_given.TryGetValue(plannerId, out var key) || key == decision.Record!.LoketEmployeeId)
        && !planner.IsSomebodyElses(plannerId, decision.EmployeeId);

    private static bool IsPlain(string id) => id.Length is > 0 and <= LongestId && !id.Any(char.IsControl);
}
