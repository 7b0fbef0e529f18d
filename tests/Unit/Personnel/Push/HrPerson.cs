using System.Text.Json.Nodes;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>Somebody in an HR system, whose record the simulated Loket takes. Values are spelled as Loket has them.</summary>
/// <param name="number">Personnel number, by which people are told apart.</param>
internal sealed class HrPerson(int number, DateOnly firstDay)
{
    public const string Gross = "wage.grossWage";
    public const string GrossType = "wage.grossWageType";
    public const string Hours = "workingHours.deviatingHoursPerWeek";
    public const string Shift = "workingHours.shift.shiftNumber";
    public const string Function = "organizationalEntity.function";
    public const string Department = "organizationalEntity.department";

    /// <summary>Of Loket's own lists; a country and a nationality are told by these numbers.</summary>
    private static readonly string[] Options = ["1", "2", "143", "530"];

    public int Number => number;

    public string Id => $"hr/{number} é";

    public string LastName => $"Pushnaam{number}";

    public DateOnly FirstDay => firstDay;

    public DateOnly? LastDay { get; set; }

    public string? Bsn { get; set; }

    /// <summary>By field: what holds from which day on.</summary>
    public Dictionary<string, SortedDictionary<DateOnly, string?>> Histories { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string?> Present { get; } = new(StringComparer.Ordinal);

    /// <summary>With all that Loket needs on the first day.</summary>
    public static HrPerson New(int number, DateOnly firstDay, EmployerStaff staff) => new HrPerson(number, firstDay)
        .From(firstDay, Gross, "2500").From(firstDay, GrossType, "1").From(firstDay, Shift, ShiftsOf(staff)[0])
        .From(firstDay, Function, staff.Functions[0].Id.ToString()).From(firstDay, Department, staff.Departments[0].Id.ToString());

    /// <summary>Every attribute is called as the field that it stands for. The distribution unit has none.</summary>
    public static IReadOnlyList<MappedAttribute> Mapping(EmployerStaff staff) =>
    [
        .. LoketFields.All.Where(field => field.Path != "distributionUnit").Select(field => new MappedAttribute(
            field.Id, field.Id, AttributeOrigin.Reused, null, field switch
            {
                { Id: Function } => Same(staff.Functions.Select(one => one.Id.ToString())),
                { Id: Department } => Same(staff.Departments.Select(one => one.Id.ToString())),
                { Kind: FieldKind.Option } => Same(Options),
                _ => null,
            })),
    ];

    public static IReadOnlyList<string> ShiftsOf(EmployerStaff staff) =>
        [.. staff.Administrations.First(one => one.IsPayroll).Shifts.Select(one => $"{one.Number}")];

    public HrPerson From(DateOnly day, string field, string? value)
    {
        if (!Histories.TryGetValue(field, out var history))
            Histories[field] = history = [];
        history[day] = value;
        return this;
    }

    /// <summary>The whole record, as it is pushed.</summary>
    public JsonObject Record()
    {
        var attributes = new JsonObject();
        foreach (var field in LoketFields.All.Where(field => field is { IsNeeded: true, IsDated: false }))
            attributes[field.Id] = Undated(Sample(field));
        attributes["employee.employeeNumber"] = Undated(number);
        foreach (var (field, value) in Present)
            attributes[field] = Undated(value);
        foreach (var (field, history) in Histories)
        {
            attributes[field] = new JsonArray(
                [.. history.Select(one => new JsonObject { ["value"] = one.Value, ["from"] = one.Key.ToString("yyyy-MM-dd") })]);
        }

        if (LastDay is not null)
        {
            attributes["end.endOfEmploymentReason"] = Undated("2");
            attributes["end.endOfEmploymentDueToIllness"] = Undated(false);
        }

        return new JsonObject
        {
            ["employeeId"] = Id,
            ["isActive"] = true,
            ["inDutchPayroll"] = true,
            ["lastDay"] = LastDay?.ToString("yyyy-MM-dd"),
            ["citizenServiceNumber"] = Bsn,
            ["attributes"] = attributes,
        };
    }

    private JsonNode Sample(LoketField field) => field switch
    {
        { Path: "personalDetails.lastName" } => LastName,
        { Path: "personalDetails.dateOfBirth" } => new DateOnly(1960, 1, 1).AddDays(number % 15000).ToString("yyyy-MM-dd"),
        { Path: "personalDetails.nationality" } => "143",
        { Path: "address.country" } => "530",
        { Path: "address.postalCode" } => "1234 AA",
        { Path: "startDate" } => firstDay.ToString("yyyy-MM-dd"),
        { Kind: FieldKind.Text } => "Aa",
        { Kind: FieldKind.Integer } => 1,
        _ => "1",
    };

    private static JsonArray Undated(JsonNode? value) => [new JsonObject { ["value"] = value }];

    private static Dictionary<string, string> Same(IEnumerable<string> values) => values.ToDictionary(one => one, one => one);
}
