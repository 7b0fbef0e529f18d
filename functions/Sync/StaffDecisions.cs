using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>What is to become of one person in a run.</summary>
/// <param name="Record">To be sent to the planner; null where nothing is.</param>
/// <param name="Reason">Why nobody is told anything; null for unchanged and for records.</param>
internal sealed record StaffDecision(Guid EmployeeId, PersonState Person, LinkDecision? Link, StaffRecord? Record, string? Reason)
{
    public override string ToString() => $"{EmployeeId} {Reason}";
}

/// <summary>
/// The planner's employees and who is linked to whom, as a run read them once, and when: every step of the run decides by the
/// same, also when it is repeated.
/// </summary>
internal sealed record PlannerStaff(DateTimeOffset ReadAt, IReadOnlyList<PlannerEmployee> Employees, IReadOnlyList<Link> Links)
{
    public override string ToString() => $"{Employees.Count} employees";
}

/// <summary>
/// The rules of the staff sync for one administration: who is pulled, who is who, and what the planner is told. Looks only at
/// what it is given, so a preview and a sync cannot differ.
/// </summary>
internal sealed class StaffDecisions(
    PlannerProfile profile, DateOnly today, StaffLinker linker, PlannerStaff planner, IReadOnlySet<Guid> clashes)
{
    private readonly StaffDiff _diff = new(profile, today);
    private readonly Dictionary<string, PlannerEmployee> _planner = planner.Employees.ToDictionary(employee => employee.Id, StringComparer.Ordinal);

    public StaffDiff Diff => _diff;

    /// <param name="again">Sends everything that is always taken over, changed or not: one employee is retried.</param>
    public StaffDecision Decide(Guid employeeId, PersonState person, bool again)
    {
        if (SkipReasonOf(person) is { } reason)
            return new StaffDecision(employeeId, person, null, null, reason);
        if (clashes.Contains(employeeId))
            return new StaffDecision(employeeId, person, null, null, SkipReason.NumberClash);

        var link = linker.Decide(employeeId, person);
        return link.Kind switch
        {
            LinkKind.Ignore => new StaffDecision(employeeId, person, link, null, SkipReason.NotImported),
            LinkKind.Ask => new StaffDecision(
                employeeId, person, link, null, link.Proposals.Count > 0 ? SkipReason.PossibleMatch : SkipReason.WaitingForChoice),
            LinkKind.Add => new StaffDecision(employeeId, person, link, ToCreate(employeeId, person), null),
            _ => new StaffDecision(employeeId, person, link, RecordFor(employeeId, person, link, again), null),
        };
    }

    private string? SkipReasonOf(PersonState person)
    {
        if (person.HiddenUntilLookedAtOn is not null)
            return SkipReason.Hidden;
        var contracts = person.Wanted.Contracts.Values;
        if (contracts.Count == 0)
            return SkipReason.Moved;
        if (contracts.Any(_diff.IsPulled))
            return null;
        return contracts.Any(contract => !contract.HasEnded(today)) ? SkipReason.StartsLater : SkipReason.Ended;
    }

    private StaffRecord ToCreate(Guid employeeId, PersonState person) =>
        _diff.Whole(employeeId, null, person.Wanted, RecordIntent.Create, adding: true);

    private StaffRecord? RecordFor(Guid employeeId, PersonState person, LinkDecision link, bool again)
    {
        var plannerId = link.PlannerEmployeeId!;
        var listed = _planner.TryGetValue(plannerId, out var theirs);

        // Gone from the planner though active in Loket: it comes back, as new. Whoever was linked after the list was read is not gone.
        if (!listed && !(link.At >= planner.ReadAt))
            return ToCreate(employeeId, person);
        if (listed && !theirs!.Active)
            return _diff.Whole(employeeId, plannerId, person.Wanted, RecordIntent.Reactivate, adding: false);
        var sent = person.PlannerEmployeeId == plannerId ? person.Sent : null;
        return sent is null || again
            ? _diff.Whole(employeeId, plannerId, person.Wanted, RecordIntent.Update, adding: link.Rule == LinkRule.Created)
            : _diff.ToUpdate(employeeId, plannerId, person.Wanted, sent);
    }
}
