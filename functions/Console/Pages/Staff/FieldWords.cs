using System.Globalization;
using LoketFunctions.Console.Requests;
using LoketFunctions.Localization;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>The fields of the planner's contract as people call them, and their values as people write them.</summary>
internal static class FieldWords
{
    private static readonly Dictionary<StaffField, LocalizedText> Names = new()
    {
        [StaffField.FirstName] = ConsoleTexts.Of("Field.FirstName"),
        [StaffField.LastName] = ConsoleTexts.Of("Field.LastName"),
        [StaffField.Email] = ConsoleTexts.Of("Field.Email"),
        [StaffField.Gender] = ConsoleTexts.Of("Field.Gender"),
        [StaffField.DateOfBirth] = ConsoleTexts.Of("Common.DayOfBirth"),
        [StaffField.PlaceOfBirth] = ConsoleTexts.Of("Field.PlaceOfBirth"),
        [StaffField.PersonnelNumber] = ConsoleTexts.Of("Common.PersonnelNumber"),
        [StaffField.Phone] = ConsoleTexts.Of("Field.Phone"),
        [StaffField.HomeAddress] = ConsoleTexts.Of("Field.HomeAddress"),
        [StaffField.PostalCode] = ConsoleTexts.Of("Field.PostalCode"),
        [StaffField.City] = ConsoleTexts.Of("Field.City"),
        [StaffField.Country] = ConsoleTexts.Of("Field.Country"),
        [StaffField.Affiliate] = ConsoleTexts.Of("Field.Affiliate"),
        [StaffField.AffiliateCode] = ConsoleTexts.Of("Field.AffiliateCode"),
        [StaffField.ContractStartDate] = ConsoleTexts.Of("Field.ContractStartDate"),
        [StaffField.ContractEndDate] = ConsoleTexts.Of("Field.ContractEndDate"),
        [StaffField.ContractType] = ConsoleTexts.Of("Field.ContractType"),
        [StaffField.HourlyWage] = ConsoleTexts.Of("Field.HourlyWage"),
        [StaffField.HoursPerWeek] = ConsoleTexts.Of("Field.HoursPerWeek"),
        [StaffField.DaysPerWeek] = ConsoleTexts.Of("Field.DaysPerWeek"),
    };

    private static readonly Dictionary<string, LocalizedText> Coded = new(StringComparer.Ordinal)
    {
        ["male"] = ConsoleTexts.Of("Field.Male"),
        ["female"] = ConsoleTexts.Of("Field.Female"),
        ["unknown"] = ConsoleTexts.Of("Common.Unknown"),
        ["zeroHours"] = ConsoleTexts.Of("Field.ZeroHours"),
        ["minMax"] = ConsoleTexts.Of("Field.MinMax"),
        ["fixedHours"] = ConsoleTexts.Of("Field.FixedHours"),
    };

    private static readonly Dictionary<string, StaffField> ByName =
        Enum.GetValues<StaffField>().ToDictionary(FieldText.NameOf, StringComparer.Ordinal);

    public static string NameOf(ConsoleRequest request, string field) =>
        ByName.TryGetValue(field, out var known) ? Names[known].In(request.Language) : field;

    /// <param name="value">As the contract has it; null: the field is empty.</param>
    public static string ValueOf(ConsoleRequest request, string field, string? value)
    {
        if (value is null)
            return request.In("Common.Empty");
        return ByName.TryGetValue(field, out var known) ? known switch
        {
            StaffField.DateOfBirth or StaffField.ContractStartDate or StaffField.ContractEndDate => Date(request, value),
            StaffField.Gender or StaffField.ContractType => Coded.GetValueOrDefault(value)?.In(request.Language) ?? value,
            StaffField.HourlyWage or StaffField.HoursPerWeek or StaffField.DaysPerWeek =>
                value.Replace(".", Languages.CultureOf(request.Language).NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal),
            _ => value,
        }
        : value;
    }

    public static string PolicyOf(ConsoleRequest request, FieldPolicy policy) => policy == FieldPolicy.Always
        ? request.In("Field.WithEveryChange")
        : request.In("Field.OnceWhenAdded");

    private static string Date(ConsoleRequest request, string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? request.Reader.Date(date)
            : value;
}
