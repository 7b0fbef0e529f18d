using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Wording;

namespace LoketFunctions.Sync;

/// <summary>What two records of one person have in common, however each side writes it.</summary>
internal static class StaffSigns
{
    /// <summary>Without leading zeros; null where there is none.</summary>
    public static string? Number(string? number)
    {
        var trimmed = number?.Trim().TrimStart('0');
        return string.IsNullOrEmpty(trimmed) ? null : trimmed;
    }

    public static string NameAndBirth(string? lastName, string? born) => $"{Folding.Fold(lastName ?? "")}|{born}";

    /// <summary>Another day of birth; or, where that is unknown, another last name.</summary>
    public static bool Contradict(StaffPerson person, PlannerEmployee employee)
    {
        if (person.Personal.GetValueOrDefault(StaffField.DateOfBirth) is { } born && employee.DateOfBirth is { } theirs)
            return born != FieldText.Of(theirs);
        return person.Personal.GetValueOrDefault(StaffField.LastName) is { } name && employee.LastName is { } theirName
            && !Folding.Fold(name).EndsWith(Folding.Fold(theirName), StringComparison.Ordinal) && !Folding.Fold(theirName).EndsWith(Folding.Fold(name), StringComparison.Ordinal);
    }
}
