using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>Keeps what is known of whoever a record that cannot be read is about, and says that it is so.</summary>
internal static class SetAsideMerge
{
    /// <summary>Whom a record that cannot be read is about keeps all that is known. Whoever is new is known by name until it can.</summary>
    /// <returns>Who they are.</returns>
    public static IReadOnlySet<Guid> Apply(
        Dictionary<Guid, PersonState> people, Guid administrationId, StagedStaff read, DateOnly today)
    {
        var persons = new HashSet<Guid>();
        foreach (var group in read.SetAside.GroupBy(record => PersonOf(record, people)))
        {
            if (group.Key is not { } id || !(people.ContainsKey(id) || group.Any(record => record.AdministrationId == administrationId)))
                continue;
            var known = people.GetValueOrDefault(id) ?? new PersonState { Wanted = Named(group.First()) };
            var employments = group.Select(record => record.EmploymentId).OfType<Guid>().Concat(known.Unread?.Employments ?? []);
            people[id] = known with
            {
                Unread = new UnreadFacts(
                    [.. group.Select(record => record.Field).Distinct(StringComparer.Ordinal)],
                    known.Unread?.Since ?? today, today.AddDays(1), [.. employments.Distinct()]),
                HiddenUntilLookedAtOn = null,
            };
            persons.Add(id);
        }

        return persons;

        Guid? PersonOf(SetAsideRecord record, Dictionary<Guid, PersonState> known) =>
            record.AdministrationId is { } his && his != administrationId ? null
            : record.EmployeeId ?? known.Where(person => record.EmploymentId is { } job && person.Value.Wanted.Contracts.ContainsKey(job))
                .Select(person => (Guid?)person.Key).FirstOrDefault();
    }

    private static StaffPerson Named(SetAsideRecord record) => new(
        new Dictionary<StaffField, string?>
        {
            [StaffField.LastName] = FieldText.Of(string.Join(' ', (record.Name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))),
            [StaffField.PersonnelNumber] = record.Number?.Text,
        },
        []);
}
