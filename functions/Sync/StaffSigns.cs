using System.Globalization;
using System.Text;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

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

    public static string NameAndBirth(string? lastName, string? born) => $"{Fold(lastName ?? "")}|{born}";

    /// <summary>Letters and digits only, without accents and case: "Van 't Hof" and "van t hof" are one name.</summary>
    public static string Fold(string text)
    {
        var folded = text.Normalize(NormalizationForm.FormD)
            .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(character));
        return string.Concat(folded).ToUpperInvariant();
    }

    /// <summary>Another day of birth; or, where that is unknown, another last name.</summary>
    public static bool Contradict(StaffPerson person, PlannerEmployee employee)
    {
        if (person.Personal.GetValueOrDefault(StaffField.DateOfBirth) is { } born && employee.DateOfBirth is { } theirs)
            return born != FieldText.Of(theirs);
        return person.Personal.GetValueOrDefault(StaffField.LastName) is { } name && employee.LastName is { } theirName
            && !Fold(name).EndsWith(Fold(theirName), StringComparison.Ordinal) && !Fold(theirName).EndsWith(Fold(name), StringComparison.Ordinal);
    }
}
