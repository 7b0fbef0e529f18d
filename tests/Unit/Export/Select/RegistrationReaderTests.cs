using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Export.Body;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;
using LoketFunctions.Storage;
using static LoketFunctions.Tests.Export.Select.SelectionHarness;

namespace LoketFunctions.Tests.Export.Select;

public sealed class RegistrationReaderTests
{
    private const string Line = """{ "id": "reg-1", "employeeId": "emp-1", "date": "2026-11-03" }""";
    private const string List = """ "registrations": [], """;
    private const string Period = """ "period": { "year": 2026, "periodNumber": 11 } """;

    [Theory]
    [InlineData(
        """{ "period": { "year": 2026, "periodNumber": 11 }, "requestedBy": "Ann", "preview": true,"""
            + """ "allOrNothing": false, "registrations": [] }""")]
    [InlineData(
        """{ "registrations": [{}, [[1]], "x", { "preview": false }], "requestedBy": "Ann", "preview": true,"""
            + """ "p\u0065riod": { "periodNumber": 11, "year": 2026 } }""")]
    [InlineData(
        "\uFEFF{ \"requestedBy\": \"Ann\", \"administrationId\": null, \"period\": { \"year\": 2026, \"periodNumber\": 11 }, "
            + "\"registrations\": [], \"preview\": true } \r\n")]
    public async Task A_header_is_found_wherever_it_stands(string body) =>
        Assert.Equal(new ExportHeader(new RequestedPeriod(2026, 11), null, true, "Ann"), await HeaderAsync(body, []));

    [Fact]
    public async Task A_period_can_be_told_by_a_day()
    {
        var header = await HeaderAsync(
            $$"""{ "registrations": [], "period": { "date": "2026-11-15" }, "administrationId": "{{Cafe}}" }""", []);
        Assert.Equal(new ExportHeader(new RequestedPeriod(Date: new DateOnly(2026, 11, 15)), Cafe), header);
    }

    [Fact]
    public async Task All_or_nothing_is_asked_for()
    {
        Assert.True((await HeaderAsync("{ " + List + Period + """, "allOrNothing": true }""", []))!.AllOrNothing);
        await HeaderAsync("{ " + List + Period + """, "allOrNothing": "yes" }""", ["allOrNothing"]);
    }

    [Theory]
    [InlineData("""{ "registrations": [] }""", "period")]
    [InlineData("""{ "registrations": [], "period": {} }""", "period")]
    [InlineData("""{ "registrations": [], "period": [] }""", "period")]
    [InlineData("""{ "registrations": [], "period": { "year": 2026 } }""", "period")]
    [InlineData("""{ "registrations": [], "period": { "year": 2026, "periodNumber": 0 } }""", "period")]
    [InlineData("""{ "registrations": [], "period": { "year": 2026, "periodNumber": 11, "date": "2026-11-15" } }""", "period")]
    [InlineData("""{ "registrations": [], "period": { "year": "x" } }""", "period.year")]
    [InlineData("{ " + List + Period + ", " + Period + " }", "period")]
    [InlineData("{ " + List + Period + """, "administrationId": "x" }""", "administrationId")]
    [InlineData("{ " + List + Period + """, "preview": 1 }""", "preview")]
    [InlineData("{ " + List + Period + """, "requestedBy": "a\u0000" }""", "requestedBy")]
    [InlineData("{ " + List + Period + """, "requestedBy": "\ud800" }""", "requestedBy")]
    [InlineData("{ " + List + Period + """, "confirm": "abc" }""", "confirm")]
    [InlineData("{ " + List + Period + """, "confirm": ["abc", ""] }""", "confirm")]
    [InlineData("{ " + List + Period + """, "confirm": ["abc", null] }""", "confirm")]
    [InlineData("{ " + List + Period + """, "confirm": ["a b"] }""", "confirm")]
    [InlineData("{ " + Period + """, "registrations": [""", "body")]
    [InlineData("{ " + List + Period + " } x", "body")]
    [InlineData("{ " + Period + " }", "registrations")]
    [InlineData("{ " + Period + """, "registrations": null }""", "registrations")]
    [InlineData("{ " + Period + """, "registrations": { "id": [1] } }""", "registrations")]
    [InlineData("{ " + List + List + Period + " }", "registrations")]
    [InlineData("{ " + List + Period + """, "Preview": true }""", "Preview")]
    [InlineData("{ " + List + Period + """, "previeuw": { "a": [true] } }""", "previeuw")]
    [InlineData("{ " + List + """ "period": { "year": 2026, "periodNumber": 11, "x": 1 } }""", "period.x")]
    [InlineData("[]", "body")]
    [InlineData("", "body")]
    public async Task A_header_at_fault_names_the_field(string body, string field) => Assert.Null(await HeaderAsync(body, [field]));

    [Theory]
    [InlineData("null", "registrations[1]", null)]
    [InlineData("7", "registrations[1]", null)]
    [InlineData("[{}]", "registrations[1]", null)]
    [InlineData("{}", "id", null)]
    [InlineData("""{ "id": "reg-2", "date": "2026-11-03" }""", "employeeId", "reg-2")]
    [InlineData("""{ "id": 4, "employeeId": "emp-1", "date": "2026-11-03" }""", "id", null)]
    [InlineData("""{ "id": null, "employeeId": "emp-1", "date": "2026-11-03" }""", "id", null)]
    [InlineData("""{ "employeeId": "emp-1", "date": "3-11-2026", "id": "reg-2" }""", "date", "reg-2")]
    [InlineData("""{ "id": "reg-2", "employeeId": "emp-1", "date": "2026-11-03", "start": "24:00" }""", "start", "reg-2")]
    [InlineData("""{ "id": "reg-2", "employeeId": "emp-1", "date": "2026-11-03", "hours": "8:30" }""", "hours", "reg-2")]
    [InlineData("""{ "id": "reg-2", "employeeId": "emp-1", "date": "2026-11-03", "employmentId": "48" }""", "employmentId", "reg-2")]
    [InlineData(
        """{ "id": "reg-2", "employeeId": "emp-1", "date": "2026-11-03", "employmentNumber": "0x1" }""", "employmentNumber", "reg-2")]
    [InlineData(
        """{ "id": "reg-2", "employeeId": "emp-1", "date": "2026-11-03", "employmentStart": "1-9-2026" }""", "employmentStart", "reg-2")]
    [InlineData("""{ "id": "reg-2", "employeeId": "emp-1", "date": "2026-11-03", "meals": 1.5 }""", "meals", "reg-2")]
    [InlineData("""{ "id": "reg-2", "employeeId": "emp-1", "date": "2026-11-03", "department": "\udc00" }""", "department", "reg-2")]
    [InlineData(
        """{ "id": "reg-2", "employeeId": "emp-1", "date": "2026-11-03","""
            + """ "allowances": [{ "component": "a", "value": 1 }, { "component": "a" }] }""",
        "allowances[1]", "reg-2")]
    [InlineData("""{ "id": "reg-2", "employeeId": "emp-1", "date": "2026-11-03", "allowances": [{ "component": "a", "value": "x" }] }""",
        "allowances[0].value", "reg-2")]
    public async Task One_that_does_not_fit_is_named_and_the_rest_is_read(string second, string field, string? id)
    {
        var (read, faults) = await ReadAsync(Body($$"""{ "registrations": [ {{Line}}, {{second}}, {{Line}} ] }"""));
        Assert.Equal(["0 reg-1", "2 reg-1"], read.Select(one => $"{one.Index} {one.Registration.Id}"));
        var fault = Assert.Single(faults.First);
        Assert.Equal((1, id, field), (fault.Index, fault.RegistrationId, fault.Field));
        Assert.DoesNotContain("System.", fault.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "registrations": [ @""", 1)]
    [InlineData("""{ "registrations": [ @, { "id": """, 1)]
    [InlineData("""{ "registrations": [ @ ]""", 1)]
    [InlineData("""{ "registrations": [ @, @ x ] }""", 2)]
    [InlineData("""{ "registrations": [ @ ], "registrations": [ @ ] }""", 1)]
    [InlineData("""{ "registrations": [ @ ] } { }""", 1)]
    [InlineData("""{ "registrations": { } }""", 0)]
    [InlineData("""{ "registrations": null }""", 0)]
    [InlineData("""{ "Registrations": [ @ ] }""", 0)]
    [InlineData("""[ @ ]""", 0)]
    public async Task A_body_that_cannot_be_read_to_its_end_is_at_fault_after_what_could(string body, int count)
    {
        var (read, faults) = await ReadAsync(Body(body.Replace("@", Line, StringComparison.Ordinal)));
        Assert.Equal(count, read.Count);
        Assert.Equal("body", Assert.Single(faults.First).Field);
    }

    [Fact]
    public async Task A_value_that_is_too_long_does_not_fill_the_memory()
    {
        var (read, faults) = await ReadAsync(
            Body($$"""{ "new": [{{string.Join(',', Enumerable.Range(0, 500_000))}}],"""
                + $$""" "registrations": [ {{Line}}, { "id": "{{new string('x', 3 * JsonTokenStream.MaxPiece)}}" } ] }"""));
        Assert.Single(read);
        Assert.Equal("body", Assert.Single(faults.First).Field);
    }

    /// <summary>However the bytes come, and whatever the text, the same is read as System.Text.Json reads at once.</summary>
    [Fact]
    public void Any_text_in_any_pieces_reads_back()
    {
        var text = Gen.Elements(
            "a", "\"", "\\", "}", "]", "{\"id\":", "\u0000", "\r\n", "é", "😀", "\u202E", ";", "=", new string('x', 70_000))
            .ArrayOf().Select(string.Concat);
        var registration =
            from id in text
            from code in text
            from hours in Gen.Choose(0, 99999)
            from allowances in (
                from component in text
                from cents in Gen.Choose(-500, 500)
                select new Allowance(component, cents / 100m)).ArrayOf()
            select new Registration
            {
                Id = id,
                EmployeeId = "emp-1",
                Date = new DateOnly(2026, 11, 3),
                Start = new TimeOnly(22, 0),
                Hours = hours / 100m,
                Department = code,
                Allowances = allowances,
            };
        var body =
            from registrations in registration.ArrayOf()
            from pieces in Gen.Choose(1, 5000).NonEmptyListOf()
            select (registrations, pieces);
        Prop.ForAll(body.ToArbitrary(), sample =>
        {
            var (read, faults) = ReadAsync(new InPieces(Body(sample.registrations).ToArray(), sample.pieces)).GetAwaiter().GetResult();
            return !faults.Any && Json(read.Select(one => one.Registration)) == Json(sample.registrations);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(12).WithQuietOnSuccess(true));

        static string Json(IEnumerable<Registration> registrations) => JsonSerializer.Serialize(registrations, AppJson.Options);
    }

    private static async Task<ExportHeader?> HeaderAsync(string body, string[] fields)
    {
        var faults = new RegistrationFaults();
        var header = await RegistrationBody.ReadHeaderAsync(
            new InPieces(Encoding.UTF8.GetBytes(body), [1]), faults, CancellationToken.None);
        Assert.Equal(fields, faults.First.Select(fault => fault.Field).Distinct());
        return header;
    }

    private static async Task<(List<(int Index, Registration Registration)> Read, RegistrationFaults Faults)> ReadAsync(Stream body)
    {
        var (read, faults) = (new List<(int, Registration)>(), new RegistrationFaults());
        using var reader = new RegistrationReader(body, faults);
        while (await reader.ReadAsync(CancellationToken.None))
        {
            if (reader.Current is { } registration)
                read.Add((reader.Index, registration));
        }

        return (read, faults);
    }

    /// <summary>Gives its bytes in pieces of the given lengths, over and over.</summary>
    private sealed class InPieces(byte[] bytes, IReadOnlyList<int> lengths) : MemoryStream(bytes)
    {
        private int _piece;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, lengths[_piece++ % lengths.Count])], cancellationToken);
    }
}
