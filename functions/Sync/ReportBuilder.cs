using LoketFunctions.Planner;

namespace LoketFunctions.Sync;

/// <summary>Builds an administration's report while the batches come back.</summary>
internal sealed class ReportBuilder
{
    private readonly Dictionary<Guid, EmployeeResult> _earlier;
    private readonly List<EmployeeResult> _employees = [];

    /// <param name="silent">Of whom nothing is sent: unchanged and skipped ones.</param>
    /// <param name="earlier">Of an earlier attempt in the same run; null for none.</param>
    public ReportBuilder(IEnumerable<StaffDecision> silent, AdministrationResult? earlier)
    {
        _earlier = earlier?.Employees.Where(employee => employee.Outcome is EmployeeOutcome.Created or EmployeeOutcome.Updated)
            .ToDictionary(employee => employee.LoketEmployeeId) ?? [];
        foreach (var decision in silent)
            _employees.Add(decision.Reason is null && _earlier.TryGetValue(decision.EmployeeId, out var sent) ? sent : Silent(decision));
    }

    /// <summary>What a sync by these decisions would report, if the planner takes all that is sent.</summary>
    public static AdministrationResult Foretell(IReadOnlyList<StaffDecision> decisions, PlannerStaff planner)
    {
        var theirs = planner.Employees.GroupBy(employee => employee.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return new AdministrationResult([.. decisions.Select(decision => Foretell(decision, theirs))]);
    }

    private static EmployeeResult Foretell(StaffDecision decision, Dictionary<string, PlannerEmployee> theirs)
    {
        if (decision.Record is not { } record)
            return Silent(decision);
        var changes = FieldChanges.Of(decision, record.PlannerEmployeeId is { } id ? theirs.GetValueOrDefault(id) : null);
        var outcome = record.Intent switch
        {
            RecordIntent.Create => EmployeeOutcome.Created,
            // Sent again, and nothing new to the planner.
            RecordIntent.Update when changes.Count == 0 => EmployeeOutcome.Unchanged,
            _ => EmployeeOutcome.Updated,
        };
        return Line(decision, outcome, null) with { Changes = changes };
    }

    /// <summary>In an order of its own: a repeated step, which finds sent what the first one sent, reports as that one did.</summary>
    public AdministrationResult Build() => new([.. _employees.OrderBy(employee => employee.LoketEmployeeId)]);

    public void Add(IReadOnlyList<(StaffDecision Decision, RecordResponse Answer)> results)
    {
        foreach (var (decision, answer) in results)
        {
            var outcome = answer switch
            {
                { Reason: not null } => EmployeeOutcome.Failed,
                { Outcome: RecordOutcome.Created } => EmployeeOutcome.Created,
                { Outcome: RecordOutcome.Unchanged } => EmployeeOutcome.Unchanged,
                _ => EmployeeOutcome.Updated,
            };
            _employees.Add(Line(decision, outcome, answer.Reason) with { PlannerWords = answer.Words });
        }
    }

    private static EmployeeResult Silent(StaffDecision decision) =>
        Line(decision, decision.Reason is null ? EmployeeOutcome.Unchanged : EmployeeOutcome.Skipped, decision.Reason);

    private static EmployeeResult Line(StaffDecision decision, EmployeeOutcome outcome, string? reason)
    {
        var person = decision.Person.Wanted;
        var fields = decision.Record is { } record && outcome is EmployeeOutcome.Created or EmployeeOutcome.Updated
            ? record.FieldNames
            : [];
        return new EmployeeResult(
            decision.EmployeeId, person.Number, person.Name, outcome, reason, fields)
        {
            Restored = outcome == EmployeeOutcome.Updated ? decision.Restored : [],
            RestoredWhole = outcome == EmployeeOutcome.Updated && decision.Drift.Any,
            Clash = reason == SkipReason.NumberClash ? decision.Person.Clash : null,
            Unread = reason == SkipReason.Unreadable ? decision.Person.Unread!.Fields : [],
            Proposals = decision.Link?.Proposals ?? [],
            Gaps = [.. person.Contracts.Values.SelectMany(contract => contract.Gaps).Distinct(StringComparer.Ordinal)],
        };
    }
}
