using System.Globalization;

namespace LoketFunctions.Sandbox.Running.Personnel;

/// <summary>An attribute of the sandbox's HR system, and the field of Loket's that it stands for.</summary>
/// <param name="Type">As the app's API names types.</param>
/// <param name="Options">Of a list: its values, each with Loket's.</param>
internal sealed record HrAttribute(
    string Id, string Label, string FieldId, string Type, bool IsDated, IReadOnlyDictionary<string, string>? Options);

/// <summary>
/// What employees have in the sandbox's HR system: all that Loket needs of a new employee, and what this HR system pays by. Loket's values
/// are those of the simulated one.
/// </summary>
internal static class HrAttributes
{
    public const string LastName = "last_name";
    public const string Wage = "salary";
    public const string Hours = "weekly_hours";
    public const string EndReason = "end_reason";
    public const string EndByIllness = "end_by_illness";

    public static IReadOnlyList<HrAttribute> All { get; } =
    [
        Text("initials", "Voorletters", "employee.personalDetails.initials"),
        Text("first_name", "Voornaam", "employee.personalDetails.firstName"),
        Text(LastName, "Achternaam", "employee.personalDetails.lastName"),
        new("employee_number", "Personeelsnummer", "employee.employeeNumber", "number", false, null),
        new("birthday", "Geboortedatum", "employee.personalDetails.dateOfBirth", "date", false, null),
        Choice("gender", "Geslacht", "employee.personalDetails.gender", ("man", "1"), ("vrouw", "2")),
        Choice("nationality", "Nationaliteit", "employee.personalDetails.nationality", ("nl", "143"), ("pl", "160")),
        Text("street", "Straat", "employee.address.street"),
        new("house_number", "Huisnummer", "employee.address.houseNumber", "number", false, null),
        Text("postal_code", "Postcode", "employee.address.postalCode"),
        Text("city", "Woonplaats", "employee.address.city"),
        Choice("country", "Land", "employee.address.country", ("NL", "530")),
        new("hire_date", "In dienst", "employment.startDate", "date", false, null),
        new("income_number", "Nummer inkomstenverhouding", "employment.incomeRelationshipNumber", "number", false, null),
        Choice("duration", "Bepaalde of onbepaalde tijd", "employment.employmentDurationType", ("permanent", "1"), ("temporary", "2")),
        Choice("contract", "Soort overeenkomst", "employment.employmentContractType", ("employment", "1")),
        Choice("kind", "Soort werknemer", "employment.typeOfEmployee", ("employee", "1")),
        new("shift", "Ploeg", "workingHours.shift.shiftNumber", "number", true, null),
        new(Hours, "Uren per week", "workingHours.deviatingHoursPerWeek", "number", true, null),
        new(Wage, "Salaris", "wage.grossWage", "number", true, null),
        new("salary_kind", "Soort salaris", "wage.grossWageType", "options", true,
            new Dictionary<string, string> { ["month"] = "1", ["hour"] = "2" }),
        Choice(EndReason, "Reden uit dienst", "end.endOfEmploymentReason", ("employer", "1"), ("employee", "2"), ("expired", "3")),
        new(EndByIllness, "Uit dienst wegens ziekte", "end.endOfEmploymentDueToIllness", "flag", false, null),
    ];

    /// <summary>As the app is told of them.</summary>
    public static object Told() => new
    {
        attributes = All.Select(one => new
        {
            id = one.Id,
            label = one.Label,
            type = one.Type,
            section = "Loket",
            options = one.Options?.Keys.Select(value => new { value, label = value }) ?? [],
        }),
    };

    /// <param name="version">That the mapping is based on; 0 for the first.</param>
    public static object Mapping(int version) => new
    {
        version,
        attributes = All.Select(one => new
        {
            attributeId = one.Id,
            fieldId = one.FieldId,
            origin = "created",
            previousId = (string?)null,
            values = one.Options,
        }),
    };

    private static HrAttribute Text(string id, string label, string field) => new(id, label, field, "text", false, null);

    private static HrAttribute Choice(string id, string label, string field, params (string Theirs, string Lokets)[] values) => new(
        id, label, field, "options", false, values.ToDictionary(one => one.Theirs, one => one.Lokets));

    /// <summary>A day as records have it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
