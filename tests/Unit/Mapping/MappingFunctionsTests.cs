using System.Net;
using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Mapping;
using LoketFunctions.Security;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Mapping;

[Collection(ConnectionTests.Name)]
public sealed class MappingFunctionsTests(AppStorage fixture)
{
    private const string Sections = """
        "departments": { "bar": { "distributionUnit": "b14acd0d-75d7-4fc8-8b22-4a3924585cab" }, "hal": {}, "kantoor": null },
        "hourComponents": { "gewerkt": { "component": 1 }, "pauze": null }, "wageComponents": { "reis": 41 }, "counts": { "meals": null }
        """;

    [Fact]
    public async Task A_mapping_is_saved_whole_and_each_version_can_be_read()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        Assert.Equal(
            """{"version":0,"changedAt":null,"changedBy":null,"departments":{},"hourComponents":{}"""
                + ""","wageComponents":{},"counts":{},"year":null,"madeFrom":0}""",
            (await calls.GetAsync()).GetRawText());

        var saved = await calls.ChangeAsync($$"""{ "version": 0, "changedBy": "Sanne", {{Sections}} }""");
        await calls.ChangeAsync("""{ "version": 1, "departments": {}, "hourComponents": {}, "wageComponents": {}, "counts": {} }""");

        Assert.Equal(2, (await calls.GetAsync()).GetProperty("version").GetInt32());
        var first = await calls.GetAsync("?version=1");
        Assert.Equal(saved.GetRawText(), first.GetRawText());
        Assert.Equal(("Sanne", calls.Installation.Clock.GetUtcNow()),
            (first.GetProperty("changedBy").GetString(), first.GetProperty("changedAt").GetDateTimeOffset()));
        Assert.Equal((MappingCalls.Unit, JsonValueKind.Null), (
            first.GetProperty("departments").GetProperty("bar").GetProperty("distributionUnit").GetString(),
            first.GetProperty("departments").GetProperty("kantoor").ValueKind));
    }

    [Fact]
    public async Task Every_fault_is_named_and_then_nothing_is_saved()
    {
        var calls = await MappingCalls.StartAsync(fixture);

        var problem = await ProblemAsync(() => calls.ChangeAsync("""
            { "version": 0, "departments": { "bar": { "distributionUnit": "c14acd0d-75d7-4fc8-8b22-4a3924585cab", "costCenter": 5 } },
              "hourComponents": { "gewerkt": { "component": 99 } }, "wageComponents": { "reis": 1 }, "counts": { "nights": 1 } }
            """));

        Assert.Equal((400, "invalid-input"), (problem.Status, problem.Code));
        Assert.Equal(
            ["counts.nights", "departments.bar.distributionUnit", "hourComponents.gewerkt.component", "wageComponents.reis"],
            problem.Faults!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0, (await calls.GetAsync()).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Whoever_changes_an_older_version_is_told()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        var change = $$"""{ "version": 0, {{Sections}} }""";
        await calls.ChangeAsync(change);

        var problem = await ProblemAsync(() => calls.ChangeAsync(change));

        Assert.Equal((409, "mapping-changed", ActionOwner.Planner), (problem.Status, problem.Code, problem.Move));
        Assert.Equal(1, (await calls.GetAsync()).GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData(
        """{ "version": 0, "departments": { "bar": { "costCentre": 2 } }, "hourComponents": {}, "wageComponents": {}, "counts": {} }""")]
    [InlineData("""{ "version": 0, "departments": {}, "hourComponents": {}, "wageComponents": {}, "counts": {}, "meals": 1 }""")]
    [InlineData("""{ "version": 0, "departments": {}, "hourComponents": { "x": {} }, "wageComponents": {}, "counts": {} }""")]
    [InlineData("""{ "version": 0, "departments": {}, "hourComponents": null, "wageComponents": {}, "counts": {} }""")]
    [InlineData("""{ "version": 0, "departments": {}, "hourComponents": {}, "wageComponents": { "reis": "41" }, "counts": {}""")]
    public async Task What_is_not_a_whole_mapping_is_refused(string body)
    {
        var calls = await MappingCalls.StartAsync(fixture);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => calls.ChangeAsync(body));

        Assert.True(refused is JsonException or ProblemException { Problem.Status: 400 }, refused.Message);
        Assert.Equal(0, (await calls.GetAsync()).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Codes_have_a_length_a_number_and_no_control_characters()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        var many = string.Join(',', Enumerable.Range(0, 2001).Select(number => $"\"{number}\": null"));

        var problem = await ProblemAsync(() => calls.ChangeAsync($$"""
            { "version": 0, "changedBy": "", "departments": { "{{new string('x', 101)}}": null },
              "hourComponents": { "goed": null, "a\tb": null },
              "wageComponents": { {{many}} }, "counts": {} }
            """));

        Assert.Equal(["changedBy", "departments", "hourComponents", "wageComponents"], problem.Faults!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_the_tenants_own_administrations_that_take_part_are_found()
    {
        var calls = await MappingCalls.StartAsync(fixture);

        var other = await ProblemAsync(() => calls.GetAsync(tenant: new Tenant("eitje", "other")));
        var notChosen = await ProblemAsync(() => calls.GetAsync(administration: Guid.Empty));
        var noVersion = await ProblemAsync(() => calls.GetAsync("?version=1"));

        Assert.Equal(["not-found", "not-found", "not-found"], new[] { other, notChosen, noVersion }.Select(problem => problem.Code));
        Assert.Equal("invalid-input", (await ProblemAsync(() => calls.GetAsync("?version=-1"))).Code);
    }

    [Theory]
    [InlineData("payrollcomponents/year/2026", HttpStatusCode.Forbidden, "loket-right-missing", "accountant")]
    [InlineData("distributionunits", HttpStatusCode.BadRequest, "loket-refused", "operator")]
    public async Task When_Loket_does_not_answer_it_says_whose_move_it_is_and_saves_nothing(
        string end, HttpStatusCode status, string code, string move)
    {
        var calls = await MappingCalls.StartAsync(fixture);
        calls.Installation.Loket.Refusals[end] = status;

        var problem = await ProblemAsync(() => calls.ChangeAsync($$"""{ "version": 0, {{Sections}} }"""));

        Assert.Equal((code, move), (problem.Code, problem.Move.ToString().ToLowerInvariant()));
        Assert.Equal(code, (await ProblemAsync(() => calls.OptionsAsync())).Code);
        Assert.Equal(0, (await calls.GetAsync()).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_connection_that_was_ended_has_no_mapping_any_more()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        await new ConnectionStore(fixture.Tables, TestPlanners.None).ChangeAsync(
            calls.Connection.Tenant, calls.Connection.Id, row => row.State = ConnectionState.Disconnected, default);

        Assert.Equal("disconnected", (await ProblemAsync(() => calls.ChangeAsync($$"""{ "version": 0, {{Sections}} }"""))).Code);
        Assert.Equal("disconnected", (await ProblemAsync(() => calls.GetAsync())).Code);
    }

    [Fact]
    public async Task Loket_s_lists_of_a_year_can_be_chosen_from()
    {
        var calls = await MappingCalls.StartAsync(fixture);

        var now = await calls.OptionsAsync();
        var before = await calls.OptionsAsync("?year=2025");

        Assert.Equal((2026, 3), (now.GetProperty("year").GetInt32(), now.GetProperty("components").GetArrayLength()));
        Assert.Equal(
            """{"number":70,"description":"Loon","isHours":false,"category":26,"categoryName":"Categorie 26","collective":false}""",
            now.GetProperty("components")[2].GetRawText());
        Assert.Equal("""["costCenters","costUnits","shifts"]""", now.GetProperty("unknown").GetRawText());
        Assert.Equal((2025, 1), (before.GetProperty("year").GetInt32(), before.GetProperty("components").GetArrayLength()));
        Assert.Equal(["year"], (await ProblemAsync(() => calls.OptionsAsync("?year=2024"))).Faults!.Keys);
    }

    [Theory]
    [InlineData("reis", "1")]
    [InlineData("REÍSKOSTEN", "1")]
    [InlineData("4", "1")]
    [InlineData("bar", "0")]
    [InlineData("", "3")]
    public async Task Loket_s_lists_can_be_searched(string text, string components)
    {
        var calls = await MappingCalls.StartAsync(fixture);
        var found = await calls.OptionsAsync($"?search={Uri.EscapeDataString(text)}");
        Assert.Equal(components, $"{found.GetProperty("components").GetArrayLength()}");
        Assert.Equal(text is "bar" or "" ? 1 : 0, found.GetProperty("distributionUnits").GetArrayLength());
        Assert.Equal(["search"], (await ProblemAsync(() => calls.OptionsAsync($"?search={new string('x', 101)}"))).Faults!.Keys);
    }

    [Fact]
    public async Task The_overview_holds_what_planner_mapping_and_exports_know()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        calls.Planner.Then(HttpStatusCode.OK,
            """{ "departments": [{ "code": "bar", "name": "De bar" }], "hourComponents": [{ "code": "avond", "name": "Avond" }] }""");
        await calls.ChangeAsync($$"""{ "version": 0, "changedBy": "Sanne", {{Sections}} }""");
        await calls.ExportAsync(new UnmappedCode(MappingKind.Department, "oud"));
        await calls.ExportAsync(new UnmappedCode(MappingKind.HourComponent, "nacht"));

        var overview = await calls.OverviewAsync();

        Assert.Equal((1, "Sanne", 2026, "listed", "stops"), (
            overview.GetProperty("version").GetInt32(), overview.GetProperty("changedBy").GetString(),
            overview.GetProperty("year").GetInt32(),
            overview.GetProperty("plannerCodes").GetString(), overview.GetProperty("exports").GetString()));
        Assert.Equal(
            ["oud:unmapped:False", "bar:mapped:False", "hal:mapped:False", "kantoor:leftEmpty:False"], Codes(overview, 0));
        Assert.Equal(["avond:unmapped:False", "nacht:unmapped:True", "gewerkt:mapped:False", "pauze:leftEmpty:False"], Codes(overview, 1));
        Assert.Equal(["workedDays:unmapped:False", "meals:leftEmpty:False"], Codes(overview, 3));

        await calls.ExportAsync();
        Assert.Equal("mayStop", (await calls.OverviewAsync()).GetProperty("exports").GetString());

        static IEnumerable<string> Codes(JsonElement overview, int section) =>
            overview.GetProperty("sections")[section].GetProperty("codes").EnumerateArray().Select(code =>
                $"{code.GetProperty("code").GetString()}:{code.GetProperty("state").GetString()}"
                    + $":{code.GetProperty("stoppedExport").GetBoolean()}");
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "notOffered")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "unavailable")]
    public async Task People_can_map_without_the_planners_list(HttpStatusCode status, string state)
    {
        var calls = await MappingCalls.StartAsync(fixture);
        calls.Planner.Then(status);
        await calls.ExportAsync(new UnmappedCode(MappingKind.WageComponent, "reis"));

        var overview = await calls.OverviewAsync();

        Assert.Equal(state, overview.GetProperty("plannerCodes").GetString());
        Assert.Equal("reis", overview.GetProperty("sections")[2].GetProperty("codes")[0].GetProperty("code").GetString());
    }

    private static async Task<Problem> ProblemAsync(Func<Task> call) => (await Assert.ThrowsAsync<ProblemException>(call)).Problem;
}
