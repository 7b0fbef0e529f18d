using System.Globalization;
using LoketFunctions.Console.Auth;
using LoketFunctions.Localization;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>The fields of the planner's contract as people call them, and their values as people write them.</summary>
internal static class FieldWords
{
    private static readonly Dictionary<StaffField, Words> Names = new()
    {
        [StaffField.FirstName] = new("Voornaam", "First name"),
        [StaffField.LastName] = new("Achternaam", "Last name"),
        [StaffField.Email] = new("E-mailadres", "E-mail address"),
        [StaffField.Gender] = new("Geslacht", "Gender"),
        [StaffField.DateOfBirth] = new("Geboortedatum", "Day of birth"),
        [StaffField.PlaceOfBirth] = new("Geboorteplaats", "Place of birth"),
        [StaffField.PersonnelNumber] = new("Personeelsnummer", "Personnel number"),
        [StaffField.Phone] = new("Telefoon", "Phone"),
        [StaffField.HomeAddress] = new("Adres", "Address"),
        [StaffField.PostalCode] = new("Postcode", "Postal code"),
        [StaffField.City] = new("Woonplaats", "City"),
        [StaffField.Country] = new("Land", "Country"),
        [StaffField.Affiliate] = new("Afdeling of filiaal", "Department or branch"),
        [StaffField.AffiliateCode] = new("Code van de afdeling of het filiaal", "Code of the department or branch"),
        [StaffField.ContractStartDate] = new("Begin dienstverband", "Start of employment"),
        [StaffField.ContractEndDate] = new("Einde contract", "End of contract"),
        [StaffField.ContractType] = new("Soort contract", "Kind of contract"),
        [StaffField.HourlyWage] = new("Uurloon (euro, bruto)", "Hourly wage (euro, gross)"),
        [StaffField.HoursPerWeek] = new("Uren per week", "Hours per week"),
        [StaffField.DaysPerWeek] = new("Dagen per week", "Days per week"),
    };

    private static readonly Dictionary<string, Words> Coded = new(StringComparer.Ordinal)
    {
        ["male"] = new("man", "male"),
        ["female"] = new("vrouw", "female"),
        ["unknown"] = new("onbekend", "unknown"),
        ["zeroHours"] = new("nulurencontract", "zero hours"),
        ["minMax"] = new("min-maxcontract", "min-max"),
        ["fixedHours"] = new("vaste uren", "fixed hours"),
    };

    private static readonly Dictionary<string, StaffField> ByName =
        Enum.GetValues<StaffField>().ToDictionary(FieldText.NameOf, StringComparer.Ordinal);

    public static string NameOf(ConsoleRequest visit, string field) =>
        ByName.TryGetValue(field, out var known) ? Names[known].In(visit.Language) : field;

    /// <param name="value">As the contract has it; null: the field is empty.</param>
    public static string ValueOf(ConsoleRequest visit, string field, string? value)
    {
        if (value is null)
            return visit.In("leeg", "empty");
        return ByName.TryGetValue(field, out var known) ? known switch
        {
            StaffField.DateOfBirth or StaffField.ContractStartDate or StaffField.ContractEndDate => Date(visit, value),
            StaffField.Gender or StaffField.ContractType => Coded.GetValueOrDefault(value)?.In(visit.Language) ?? value,
            StaffField.HourlyWage or StaffField.HoursPerWeek or StaffField.DaysPerWeek => visit.In(value.Replace('.', ','), value),
            _ => value,
        }
        : value;
    }

    public static string PolicyOf(ConsoleRequest visit, FieldPolicy policy) => policy == FieldPolicy.Always
        ? visit.In("bij elke wijziging", "with every change")
        : visit.In("eenmalig, bij toevoegen", "once, when added");

    private static string Date(ConsoleRequest visit, string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? visit.Reader.Date(date) : value;
}
