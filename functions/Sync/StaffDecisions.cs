using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>What is to become of one person in a run.</summary>
/// <param name="Record">To be sent to the planner; null where nothing is.</param>
/// <param name="Reason">Why nothing is sent; null for unchanged and for records.</param>
internal sealed record StaffDecision(Guid EmployeeId, PersonState Person, LinkDecision? Link, StaffRecord? Record, string? Reason)
{
    private readonly StaffPerson? _told;

    /// <summary>Names of the fields that were changed in the planner by hand, and that the record puts back.</summary>
    public IReadOnlyList<string> Restored { get; init; } = [];

    /// <summary>What was changed there besides, as far as the planner's tokens tell.</summary>
    public Drift Drift { get; init; } = Drift.None;

    /// <summary>What the planner has of the person from here once it accepts the record.</summary>
    public StaffPerson Accepted
    {
        get => _told ?? Person.Wanted;
        init => _told = value;
    }

    public override string ToString() => $"{EmployeeId} {Reason}";
}

/// <summary>
/// The rules of the staff sync for one administration: who is pulled, who is who, and what is sent to the planner. Looks only at
/// what it is given, so that a sync, a preview and the list of employees cannot differ.
/// </summary>
internal sealed class StaffDecisions(PlannerProfile profile, DateOnly today, Guid administrationId, PlannerIndex planner)
{
    private readonly StaffDiff _diff = new(profile, today);
    private readonly StaffLinker _linker = new(administrationId, profile, planner);
    private readonly RecordTokens _tokens = new(planner.TokenKey, profile);

    public StaffDiff Diff => _diff;

    /// <param name="again">Sends everything that is always taken over, changed or not: one employee is retried, or everything is.</param>
    public StaffDecision Decide(Guid employeeId, PersonState person, bool again)
    {
        if (SkipReasonOf(person) is { } reason)
            return new StaffDecision(employeeId, person, null, null, reason);

        var link = _linker.Decide(employeeId, person);
        return link.Kind switch
        {
            LinkKind.Ignore => new StaffDecision(employeeId, person, link, null, SkipReason.NotImported),
            LinkKind.Ask => new StaffDecision(
                employeeId, person, link, null, link.Proposals.Count > 0 ? SkipReason.PossibleMatch : SkipReason.WaitingForChoice),
            LinkKind.Add => new StaffDecision(employeeId, person, link, _tokens.Stamp(ToCreate(employeeId, person), person.Wanted), null),
            _ => Linked(employeeId, person, link, again),
        };
    }

    private string? SkipReasonOf(PersonState person)
    {
        if (person.Unread is not null)
            return SkipReason.Unreadable;
        if (person.HiddenUntilLookedAtOn is not null)
            return SkipReason.Hidden;
        var contracts = person.Wanted.Contracts.Values;
        if (contracts.Count == 0)
            return person.Removed.Count > 0 ? SkipReason.Removed : SkipReason.Moved;
        if (!contracts.Any(_diff.IsPulled))
            return contracts.Any(contract => !contract.HasEnded(today)) ? SkipReason.StartsLater : SkipReason.Ended;
        return person.Clash is null ? null : SkipReason.NumberClash;
    }

    private StaffDecision Linked(Guid employeeId, PersonState person, LinkDecision link, bool again)
    {
        var plannerId = link.PlannerEmployeeId!;
        if (planner.LinkOf(employeeId)?.Silent != true)
            return With(person.Wanted, record => record);

        // Another record that is merged with this one speaks for the person, and creates the employee anew where the planner lost it.
        var before = person.PlannerEmployeeId == plannerId ? person.Sent?.Personal : null;
        return With(
            person.Wanted with { Personal = before ?? [] }, record => record is { Intent: RecordIntent.Update, Contracts.Count: > 0 }
            ? record with { PersonalData = new Dictionary<string, object?>() }
            : null);

        StaffDecision With(StaffPerson told, Func<StaffRecord?, StaffRecord?> part)
        {
            var state = person with { Wanted = told };
            var record = part(RecordFor(employeeId, state, link, again));
            // The planner knows one person by one id of Loket's.
            if (record?.PlannerEmployeeId is not null)
                record = record with { LoketEmployeeId = planner.KeyOf(plannerId, employeeId) };
            var decision = new StaffDecision(employeeId, person, link, _tokens.Stamp(record, told), null) { Accepted = told };
            return record is null || Compared(state, plannerId) is not { } compared
                ? decision
                : decision with
                {
                    Restored = RestoredFor(employeeId, state, link, compared),
                    Drift = _tokens.Of(compared, state.Sent!, told)
                };
        }
    }

    /// <summary>The planner's employee, of whom it accepted something from here and who is active there.</summary>
    private PlannerEmployee? Compared(PersonState person, string plannerId) =>
        person.Sent is not null && person.PlannerEmployeeId == plannerId && planner.Find(plannerId) is { Active: true } theirs
            ? theirs
            : null;

    /// <summary>What is sent only because the planner's list says that it holds something else than it accepted.</summary>
    private IReadOnlyList<string> RestoredFor(Guid employeeId, PersonState person, LinkDecision link, PlannerEmployee theirs)
    {
        var (plannerId, sent) = (link.PlannerEmployeeId!, person.Sent!);
        var held = PlannerHeldFields.In(theirs, sent, person.Wanted, profile);
        return ReferenceEquals(held, sent) ? [] : [.. Told(held).Except(Told(sent), StringComparer.Ordinal)];

        IEnumerable<string> Told(StaffPerson before) =>
            _diff.ToUpdate(employeeId, plannerId, person.Wanted, new AcceptedState(before, WasLinked: true))?.FieldNames ?? [];
    }

    /// <summary>What the planner's employee took once of the person, also through another administration.</summary>
    private IReadOnlyCollection<StaffField> TakenOnce(Guid employeeId, string plannerId) =>
        planner.LinkOf(employeeId) is { } link && link.TakenOnceBy == plannerId ? link.TakenOnce : [];

    private StaffRecord ToCreate(Guid employeeId, PersonState person) =>
        _diff.Whole(employeeId, null, person.Wanted, RecordIntent.Create, FieldScope.Adding);

    private StaffRecord? RecordFor(Guid employeeId, PersonState person, LinkDecision link, bool again)
    {
        var plannerId = link.PlannerEmployeeId!;
        var theirs = planner.Find(plannerId);

        // Gone from the planner though active in Loket: it comes back, as new. Whoever was linked after the list was read is not gone,
        // and nobody is while somebody on it has no id that could be read.
        if (theirs is null && !planner.HasNameless && !(link.At >= planner.ReadAt))
            return ToCreate(employeeId, person);
        var sent = person.PlannerEmployeeId == plannerId ? person.Sent : null;
        var intent = theirs is { Active: false } ? RecordIntent.Reactivate : RecordIntent.Update;
        var takenOnce = TakenOnce(employeeId, plannerId);
        if (sent is null && takenOnce.Count == 0)
            return _diff.Whole(employeeId, plannerId, person.Wanted, intent, TakingAtFirst(link));
        var held = sent is null
            ? new StaffPerson([], [])
            : PlannerHeldFields.In(theirs, _tokens.Known(theirs, sent, person.Wanted), person.Wanted, profile);
        var told = new AcceptedState(held, LinkRule.IsOfTheirOwn(link.Rule)) { TakenOnce = takenOnce };
        return sent is null || again || intent == RecordIntent.Reactivate
            ? _diff.Again(employeeId, plannerId, person.Wanted, told, intent)
            : _diff.ToUpdate(employeeId, plannerId, person.Wanted, told);
    }

    /// <summary>Whom the planner names itself, it has had from here before.</summary>
    private static FieldScope TakingAtFirst(LinkDecision link) => link.Rule switch
    {
        LinkRule.Created => FieldScope.Adding,
        LinkRule.Planner => FieldScope.Updating,
        _ => FieldScope.Linking,
    };
}
