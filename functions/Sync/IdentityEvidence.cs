using LoketFunctions.Localization;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>What two records of one person have in common, however each side writes it.</summary>
internal static class IdentityEvidence
{
    /// <summary>By what the person's last names can be found: own and partner's, and as sent to the planner.</summary>
    public static IReadOnlySet<string> NamesOf(StaffPerson person) =>
        person.LastNames.Append(person.Personal.GetValueOrDefault(StaffField.LastName)).SelectMany(LastNames.KeysOf).ToHashSet(
            StringComparer.Ordinal);

    /// <summary>Another day of birth; or, where that is unknown, another last name.</summary>
    public static bool Contradict(StaffPerson person, PlannerEmployee employee)
    {
        if (person.Personal.GetValueOrDefault(StaffField.DateOfBirth) is { } born && employee.DateOfBirth is { } theirs)
            return born != FieldText.Of(theirs);
        var (names, theirNames) = (NamesOf(person), LastNames.KeysOf(employee.LastName));
        return names.Count > 0 && theirNames.Count > 0 && !names.Overlaps(theirNames);
    }
}
