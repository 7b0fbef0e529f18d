using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Personnel.Plan;

namespace LoketFunctions.Tests.Personnel.Plan;

/// <summary>What a pushed record comes to in Loket: 1 March is the start line, 15 June is today.</summary>
public sealed class EmployeePlannerTests
{
    private static readonly MappedAttribute[] Mapping =
    [
        Mapped("last_name", "employee.personalDetails.lastName"),
        Mapped("prefix", "employee.personalDetails.prefix"),
        Mapped("hired", "employment.startDate"),
        Mapped("contract_end", "employment.commissionUntilDate"),
        Mapped("salary", "wage.grossWage"),
        Mapped("salary_kind", "wage.grossWageType", ("hourly", "2"), ("monthly", "1")),
        Mapped("hours", "workingHours.deviatingHoursPerWeek"),
        Mapped("why", "end.endOfEmploymentReason", ("resigned", "2")),
        Mapped("ill", "end.endOfEmploymentDueToIllness"),
    ];

    private readonly HeldEmployee _held = new(
        Guid.NewGuid(), Guid.NewGuid(), Day("2026-01-01"), null,
        Json("""{"personalDetails":{"lastName":"Vries","prefix":"de","firstName":"Sanne"}}"""),
        Json("""{"startDate":"2026-01-01","commissionUntilDate":null}"""),
        new Dictionary<LoketResource, IReadOnlyList<HeldRecord>>
        {
            [LoketResource.Wage] =
            [
                Record("2026-01-01", """{"grossWage":14,"grossWageType":{"key":2}}"""),
                Record("2026-04-01", """{"grossWage":15,"grossWageType":{"key":1}}"""),
            ],
            [LoketResource.WorkingHours] = [Record("2026-01-01", """{"deviatingHoursPerWeek":32}""")],
        });

    [Fact]
    public void Only_what_is_said_and_differs_is_written()
    {
        var plan = Plan("""{"last_name":"Bakker","hired":"2025-12-01"}""");

        Assert.Equal(["employee.personalDetails.lastName: Vries -> Bakker"], Changes(plan));
        Assert.Equal(["employee.personalDetails.lastName"], plan.Employee.Keys.Select(field => field.Id));
        Assert.Empty(plan.Employment);
    }

    [Fact]
    public void Null_empties_a_field() => Assert.Equal(["employee.personalDetails.prefix: de -> "], Changes(Plan("""{"prefix":null}""")));

    [Fact]
    public void What_Loket_holds_already_is_nothing_to_do()
    {
        var plan = Plan(
            """
            {
              "last_name": "Vries", "salary": [["2026-01-01",14],["2026-04-01",15.00]], "hours": [["2026-02-01","32"]],
              "contract_end": null
            }
            """);

        Assert.True(plan.IsEmpty);
        Assert.Empty(plan.Changes);
    }

    [Fact]
    public void What_begins_later_waits_and_is_told()
    {
        var plan = Plan("""{"hours":[["2026-03-01",32],["2026-07-01",24]]}""");

        Assert.True(plan.IsEmpty);
        Assert.Equal([new WaitingChange(LoketFields.Find("workingHours.deviatingHoursPerWeek")!, Day("2026-07-01"))], plan.Waiting);
    }

    [Fact]
    public void What_began_before_the_start_line_counts_from_there() =>
        Assert.Equal(
            ["2026-03-01 workingHours.deviatingHoursPerWeek: 32 -> 24"], Changes(Plan("""{"hours":[["2025-05-01",24]]}""")));

    [Fact]
    public void A_field_of_which_nothing_is_said_yet_stays_as_Loket_has_it_through_its_own_changes()
    {
        var plan = Plan("""{"salary":[["2026-03-01",16]],"salary_kind":[["2026-05-01","hourly"]]}""");

        Assert.Equal(
            [
                "2026-03-01 wage.grossWage: 14 -> 16",
                "2026-04-01 wage.grossWage: 15 -> 16",
                "2026-05-01 wage.grossWage: 15 -> 16",
                "2026-05-01 wage.grossWageType: 1 -> 2",
            ],
            Changes(plan));
        Assert.Equal(
            ["Remove 2026-04-01", "Append 2026-03-01", "Append 2026-04-01", "Append 2026-05-01"],
            plan.Chains[LoketResource.Wage].Select(write => $"{write.Kind} {write.Start:yyyy-MM-dd}"));
    }

    /// <summary>A pay scale, which the HR system says nothing of.</summary>
    [Fact]
    public void What_makes_way_comes_back_with_what_nobody_leads_in_also_after_a_death()
    {
        var scale = Record("2026-04-01", """{"grossWage":15,"grossWageType":{"key":2},"payScale":{"key":7}}""");
        IReadOnlyList<HeldRecord> before = [Record("2026-01-01", """{"grossWage":14,"grossWageType":{"key":2},"payScale":{"key":3}}""")];
        var said = Read("""{"salary":[["2026-03-01",15]],"salary_kind":[["2026-01-01","hourly"]]}""").Said;
        HeldEmployee Held(params IReadOnlyList<HeldRecord> wages) =>
            _held with { Chains = new Dictionary<LoketResource, IReadOnlyList<HeldRecord>> { [LoketResource.Wage] = wages } };

        var held = Held([.. before, scale]);
        var plan = EmployeePlanner.Plan(said, held, Day("2026-03-01"), Day("2026-06-15"));
        Assert.Equal(
            ["Remove 2026-04-01", "Append 2026-03-01", "Append 2026-04-01"],
            plan.Chains[LoketResource.Wage].Select(write => $"{write.Kind} {write.Start:yyyy-MM-dd}"));

        var died = Held(before) with { Removed = plan.RemovedFrom(held) };
        var rest = EmployeePlanner.Plan(said, died, Day("2026-03-01"), Day("2026-06-15"));
        Assert.Equal(
            ["Append 2026-03-01", "Append 2026-04-01"],
            rest.Chains[LoketResource.Wage].Select(write => $"{write.Kind} {write.Start:yyyy-MM-dd}"));
        Assert.Equal([scale], died.MissingOf(LoketResource.Wage));
        Assert.Equal([scale], rest.RemovedFrom(died)[LoketResource.Wage]);
    }

    [Fact]
    public void An_end_is_entered_at_once_and_nothing_is_written_after_it()
    {
        var plan = Plan("""{"hours":[["2026-03-01",32],["2026-06-10",20]],"why":"resigned","ill":false}""", lastDay: "2026-05-31");

        Assert.Equal((true, Day("2026-05-31")), (plan.ChangesEnd, plan.End));
        Assert.Empty(plan.Chains);
        Assert.Equal(
            ["end.endOfEmploymentReason 2", "end.endOfEmploymentDueToIllness false"],
            plan.EndFields.Select(one => $"{one.Key.Id} {one.Value}"));
        var later = Plan("""{"why":"resigned","ill":false}""", "2026-12-31");
        Assert.Equal((true, Day("2026-12-31")), (later.ChangesEnd, later.End));
        Assert.False(Plan("""{"why":"resigned","ill":false}""").ChangesEnd);
    }

    [Fact]
    public void Every_fault_of_a_record_is_found()
    {
        var reading = Read(
            """
            {
              "last_name": "", "prefix": [["2026-01-01","van"]], "salary": 15, "hours": [["2026-03-01",0],["2026-03-01",8]],
              "salary_kind": [["2026-03-01","weekly"]]
            }
            """);

        Assert.Equal(
            [
                ("last_name", FieldFaultCodes.Empty), ("prefix", EmployeeReader.NoDate), ("salary", EmployeeReader.DateNeeded),
                ("salary_kind", FieldFaultCodes.OptionUnmapped), ("hours", EmployeeReader.DateTwice),
            ],
            reading.Faults.Select(fault => (fault.AttributeId, fault.Fault.Code)));
    }

    private EmployeePlan Plan(string said, string? lastDay = null)
    {
        var reading = Read(said, lastDay);
        Assert.Empty(reading.Faults);
        return EmployeePlanner.Plan(reading.Said, _held, Day("2026-03-01"), Day("2026-06-15"));
    }

    private static IEnumerable<string> Changes(EmployeePlan plan) => plan.Changes.Select(change =>
        (change.From is { } from ? $"{from:yyyy-MM-dd} " : "") + $"{change.Field.Id}: {change.Was} -> {change.Becomes}");

    /// <summary>A value, or values that each have their first day.</summary>
    private static EmployeeReading Read(string said, string? lastDay = null) => EmployeeReader.Read(
        new PushedEmployee(
            "hr-1", IsActive: true, InDutchPayroll: true, lastDay is null ? null : Day(lastDay),
            JsonDocument.Parse(said).RootElement.EnumerateObject().ToDictionary(one => one.Name, one => Values(one.Value))),
        Mapping);

    private static IReadOnlyList<PushedValue> Values(JsonElement said) => said.ValueKind == JsonValueKind.Array
        ? [.. said.EnumerateArray().Select(one => new PushedValue(one[1], Day(one[0].GetString()!)))]
        : [new PushedValue(said)];

    private static MappedAttribute Mapped(string attribute, string field, params (string Theirs, string Lokets)[] values) => new(
        attribute, field, AttributeOrigin.Created, null,
        values.Length == 0 ? null : values.ToDictionary(one => one.Theirs, one => one.Lokets));

    private static HeldRecord Record(string start, string json) => new(Guid.NewGuid(), Day(start), Json(json));

    private static JsonObject Json(string json) => (JsonObject)JsonNode.Parse(json)!;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
