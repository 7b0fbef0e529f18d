using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>Brings what was read of Loket into an administration's snapshot.</summary>
internal static class StaffMerge
{
    /// <summary>After this many days somebody whom Loket no longer shows is asked for again.</summary>
    private const int LookAgainAfterDays = 7;

    /// <summary>
    /// The snapshot with the read employments in it. Nobody is removed: who is missing from a complete read, or was asked for
    /// and not returned, is marked as hidden and keeps all that was known.
    /// </summary>
    public static StaffSnapshot Apply(StaffSnapshot snapshot, Guid administrationId, StagedStaff read, DateOnly today)
    {
        var people = new Dictionary<Guid, PersonState>(snapshot.People);
        Leave(people, read, administrationId);
        foreach (var group in read.Employments.Where(employment => employment.AdministrationId == administrationId).GroupBy(employment => employment.EmployeeId))
            people[group.Key] = WithRead(people.GetValueOrDefault(group.Key), [.. group], read.Complete, today);
        Hide(people, administrationId, read, today);
        return new StaffSnapshot(read.Cursor ?? snapshot.Cursor, snapshot.Rules, people, read.Complete ? read.Filtered : snapshot.Filtered);
    }

    /// <summary>An employment that now belongs to another administration is that one's to keep.</summary>
    private static void Leave(Dictionary<Guid, PersonState> people, StagedStaff read, Guid administrationId)
    {
        foreach (var moved in read.Employments.Where(employment => employment.AdministrationId != administrationId))
        {
            if (people.TryGetValue(moved.EmployeeId, out var person) && person.Wanted.Contracts.ContainsKey(moved.EmploymentId))
                people[moved.EmployeeId] = person with { Wanted = Without(person.Wanted, moved.EmploymentId) };
        }
    }

    private static PersonState WithRead(PersonState? known, List<StagedEmployment> read, bool complete, DateOnly today)
    {
        var contracts = known is null || complete ? [] : new Dictionary<Guid, StaffContract>(known.Wanted.Contracts);
        foreach (var employment in read)
        {
            var before = known?.Wanted.Contracts.GetValueOrDefault(employment.EmploymentId);
            contracts[employment.EmploymentId] = employment.Contract with { History = employment.Contract.History.After(before?.History, today) };
        }

        // The personnel number can be the employment's own, so that of the employment that started last counts.
        var latest = read.MaxBy(employment => (employment.Contract.StartDate ?? DateOnly.MinValue, employment.EmploymentId))!;
        var wanted = new StaffPerson(latest.Personal, contracts);
        return known is null ? new PersonState { Wanted = wanted } : known with { Wanted = wanted, HiddenUntilLookedAtOn = null };
    }

    private static void Hide(Dictionary<Guid, PersonState> people, Guid administrationId, StagedStaff read, DateOnly today)
    {
        var seen = read.Employments.Where(employment => employment.AdministrationId == administrationId)
            .Select(employment => employment.EmployeeId).ToHashSet();
        var missing = read.NotReturned.ToHashSet();
        foreach (var (id, person) in people.ToList())
        {
            var gone = read.Complete ? !seen.Contains(id) : person.Wanted.Contracts.Keys.Any(missing.Contains) && !seen.Contains(id);
            if (gone && person.Wanted.Contracts.Count > 0)
                people[id] = person with { HiddenUntilLookedAtOn = today.AddDays(LookAgainAfterDays) };
        }
    }

    private static StaffPerson Without(StaffPerson person, Guid employmentId) =>
        person with { Contracts = person.Contracts.Where(contract => contract.Key != employmentId).ToDictionary() };
}
