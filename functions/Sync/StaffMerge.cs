using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>Brings what was read of Loket into an administration's snapshot.</summary>
internal static class StaffMerge
{
    /// <summary>After this many days somebody whom Loket no longer shows is asked for again.</summary>
    private const int LookAgainAfterDays = 7;

    /// <summary>What the lists of a day say of an employment, and not the employment itself.</summary>
    private static readonly StaffField[] ActualFields =
        [StaffField.Affiliate, StaffField.HourlyWage, StaffField.HoursPerWeek, StaffField.DaysPerWeek];

    /// <summary>
    /// The snapshot with the read employments in it. Nobody is removed: who is missing from a complete read, or was asked for
    /// and not returned, is marked as hidden and keeps all that was known.
    /// </summary>
    public static StaffSnapshot Apply(StaffSnapshot snapshot, Guid administrationId, StagedStaff read, DateOnly today)
    {
        var people = new Dictionary<Guid, PersonState>(snapshot.People);
        Leave(people, read, administrationId);
        Remove(people, read, today);
        var setAside = SetAsideMerge.Apply(people, administrationId, read, today);
        foreach (var group in read.Employments.Where(employment => employment.AdministrationId == administrationId)
            .GroupBy(employment => employment.EmployeeId))
        {
            if (!setAside.Contains(group.Key))
                people[group.Key] = WithRead(people.GetValueOrDefault(group.Key), [.. group], read, today);
        }

        if (!read.SetAside.Any(record => record.IsNameless))
            Hide(people, administrationId, read, setAside, today);
        return new StaffSnapshot(read.Cursor ?? snapshot.Cursor, snapshot.Rules, people, read.Complete ? read.Filtered : snapshot.Filtered)
        {
            FullOn = read.Complete ? today : snapshot.FullOn,
            // A read of what changed does not show them again.
            Nameless =
            [
                .. read.SetAside.Where(record => record.IsNameless).Select(record => record.Field)
                    .Union(read.Complete ? [] : snapshot.Nameless, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>What was entered by mistake and removed counts no more; in the planner it stays, as nobody is ended there.</summary>
    private static void Remove(Dictionary<Guid, PersonState> people, StagedStaff read, DateOnly today)
    {
        foreach (var (id, person) in people.Where(person => person.Value.Wanted.Contracts.Keys.Any(read.Removed.Contains)).ToList())
        {
            var gone = person.Wanted.Contracts.Keys.Where(read.Removed.Contains);
            var left = person.Wanted.Contracts.Where(contract => !read.Removed.Contains(contract.Key)).ToDictionary();
            people[id] = person with
            {
                Wanted = person.Wanted with { Contracts = left },
                Removed = person.Removed.Concat(gone.Select(employment => KeyValuePair.Create(employment, today))).ToDictionary(),
                HiddenUntilLookedAtOn = left.Count == 0 ? null : person.HiddenUntilLookedAtOn,
            };
        }
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

    private static PersonState WithRead(PersonState? known, List<StagedEmployment> read, StagedStaff all, DateOnly today)
    {
        var contracts = (known?.Wanted.Contracts ?? []).ToDictionary(
            contract => contract.Key,
            contract => all.Complete || all.NotReturned.Contains(contract.Key) ? Unseen(contract.Value, today) : contract.Value);
        var latest = read.MaxBy(employment => (employment.Contract.StartDate ?? DateOnly.MinValue, employment.EmploymentId))!;
        var isPersonShort = known?.Wanted.Personal.Keys.Except(latest.Personal.Keys).Any() == true;
        foreach (var employment in read)
        {
            var before = known?.Wanted.Contracts.GetValueOrDefault(employment.EmploymentId);
            contracts[employment.EmploymentId] = WithKnown(employment.Contract, before, isPersonShort, today);
        }

        var wanted = new StaffPerson(WithKnown(latest.Personal, known?.Wanted.Personal), contracts)
        {
            LastNames = latest.LastNames.Count > 0 ? latest.LastNames : known?.Wanted.LastNames ?? [],
        };
        return known is null ? new PersonState { Wanted = wanted } : known with
        {
            Wanted = wanted,
            HiddenUntilLookedAtOn = null,
            Unread = null,
            Removed = known.Removed.Where(removed => !contracts.ContainsKey(removed.Key)).ToDictionary(),
        };
    }

    /// <summary>
    /// A job that Loket does not show beside another of the same person, as a filter may hide it alone: kept, and asked for again.
    /// </summary>
    private static StaffContract Unseen(StaffContract contract, DateOnly today) =>
        contract.HasEnded(today) ? contract : contract with { NextChangeOn = today.AddDays(LookAgainAfterDays) };

    /// <summary>
    /// What Loket did not give stays as it is known, and is asked for again the next day: a list that came back short is no change.
    /// What it does not give of an employment that has begun is asked for once more, as there may be none.
    /// </summary>
    private static StaffContract WithKnown(StaffContract read, StaffContract? known, bool isPersonShort, DateOnly today)
    {
        var isShort = known is null
            ? ActualFields.Except(read.Fields.Keys).Any()
            : known.Fields.Keys.Except(read.Fields.Keys).Any(IsOfLoket);
        var lookAgain = (isShort || isPersonShort) && !read.HasEnded(today) && !read.StartsAfter(today);
        return read with
        {
            Fields = WithKnown(read.Fields, known?.Fields),
            NextChangeOn = lookAgain ? today.AddDays(1) : read.NextChangeOn,
            History = read.History.After(known?.History, today),
            Gaps = isShort && known is not null ? known.Gaps : read.Gaps,
        };
    }

    private static Dictionary<StaffField, string?> WithKnown(
        Dictionary<StaffField, string?> read, Dictionary<StaffField, string?>? known) =>
        read.Concat((known ?? []).Where(field => !read.ContainsKey(field.Key))).ToDictionary();

    /// <summary>The code of a branch is the mapping's: no list of Loket's is short of it.</summary>
    private static bool IsOfLoket(StaffField field) => field != StaffField.AffiliateCode;

    private static void Hide(
        Dictionary<Guid, PersonState> people, Guid administrationId, StagedStaff read, IReadOnlySet<Guid> setAside, DateOnly today)
    {
        var seen = read.Employments.Where(employment => employment.AdministrationId == administrationId)
            .Select(employment => employment.EmployeeId).Concat(setAside).ToHashSet();
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
