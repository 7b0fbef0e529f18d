using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>
/// Which employment of a person speaks where the person has what is an employment's: the one under way, the next one only
/// from its first day, and after the last has ended that one.
/// </summary>
internal static class SpeakingEmployment
{
    /// <summary>The snapshot, with each person's number that of the employment that speaks today.</summary>
    public static StaffSnapshot On(DateOnly today, StaffSnapshot snapshot, PlannerProfile profile) =>
        profile.PersonnelNumber != PersonnelNumberSource.PayrollId ? snapshot : snapshot with
        {
            People = snapshot.People.ToDictionary(person => person.Key, person => WithNumber(person.Value, today)),
        };

    /// <summary>Null without employments.</summary>
    public static StaffContract? Of(IReadOnlyDictionary<Guid, StaffContract> contracts, DateOnly today)
    {
        var begun = contracts.Where(contract => !contract.Value.StartsAfter(today)).ToList();
        var underWay = begun.Where(contract => !contract.Value.HasEnded(today)).ToList();
        return underWay.Count > 0 ? underWay.MaxBy(contract => (contract.Value.StartDate ?? DateOnly.MinValue, contract.Key)).Value
            : begun.Count > 0 ? begun.MaxBy(contract => (contract.Value.EndDate, contract.Key)).Value
            : contracts.Count > 0 ? contracts.MinBy(contract => (contract.Value.StartDate, contract.Key)).Value
            : null;
    }

    private static PersonState WithNumber(PersonState person, DateOnly today) =>
        FieldText.Of((decimal?)Of(person.Wanted.Contracts, today)?.PayrollId) is { } number
            ? person with
            {
                Wanted = person.Wanted with
                {
                    Personal = new Dictionary<StaffField, string?>(person.Wanted.Personal) { [StaffField.PersonnelNumber] = number },
                },
            }
            : person;
}
