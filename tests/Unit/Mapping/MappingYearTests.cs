using System.Net;
using System.Text.Json;
using LoketFunctions.Http;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Mapping;

/// <summary>The turn of the year: component 12 is new in 2027, component 41 is not there in 2027 nor in 2025. It is March 2026.</summary>
[Collection(ConnectionTests.Name)]
public sealed class MappingYearTests(AppStorage fixture)
{
    [Fact]
    public async Task A_component_of_next_year_is_mapped_for_next_year_and_this_year_stays()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        await calls.ChangeAsync(Change(0, 1));
        Assert.Equal(["hourComponents.gewerkt.component"], await FaultsAsync(calls, Change(1, 12)));

        var next = await calls.ChangeAsync(Change(1, 12, 2027));
        Assert.Equal((2, 2027, 1),
            (next.GetProperty("version").GetInt32(), next.GetProperty("year").GetInt32(), next.GetProperty("madeFrom").GetInt32()));
        Assert.Equal((1, 1), Of(await calls.GetAsync()));
        Assert.Equal((1, 1), Of(await calls.GetAsync("?year=2026")));
        Assert.Equal((2, 12), Of(await calls.GetAsync("?year=2027")));
        Assert.Equal((2, 12), Of(await calls.GetAsync("?version=2")));
    }

    [Fact]
    public async Task What_this_year_no_longer_has_can_still_be_mapped_in_the_year_before()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        calls.Installation.Clock.Advance(TimeSpan.FromDays(320));
        await calls.ChangeAsync(Change(0, 12));
        Assert.Equal(["wageComponents.reis"], await FaultsAsync(calls, Change(1, 12, 2027, """ "reis": 41 """)));
        await calls.ChangeAsync(Change(1, 1, 2026, """ "reis": 41 """));
        Assert.Equal((2, 1), Of(await calls.GetAsync("?year=2026")));
        Assert.Equal((1, 12), Of(await calls.GetAsync()));
        Assert.Empty((await calls.GetAsync("?year=2027")).GetProperty("wageComponents").EnumerateObject());
    }

    [Fact]
    public async Task A_year_without_one_of_its_own_has_that_of_the_year_before_until_it_is_changed()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        calls.Planner.Then(HttpStatusCode.NotFound);
        await calls.ChangeAsync(Change(0, 1));
        Assert.Equal((1, 1), Of(await calls.GetAsync("?year=2027")));
        var overview = await calls.OverviewAsync("?year=2027");
        Assert.Equal((2027, 2026), (overview.GetProperty("year").GetInt32(), overview.GetProperty("mappingYear").GetInt32()));
        Assert.Equal([2025, 2026, 2027], overview.GetProperty("years").EnumerateArray().Select(year => year.GetInt32()));

        await calls.ChangeAsync(Change(1, 12, 2027));
        Assert.Equal(("mapped", 2027), StateOf(await calls.OverviewAsync("?year=2027")));
        Assert.Equal(("mapped", 2026), StateOf(await calls.OverviewAsync()));
        await calls.ChangeAsync(Change(2, 1, 2027, """ "reis": null """));
        Assert.Equal((1, 1), Of(await calls.GetAsync()));
    }

    [Fact]
    public async Task Who_was_second_in_a_year_is_told_and_a_year_that_is_not_there_is_named()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        await calls.ChangeAsync(Change(0, 1));
        await calls.ChangeAsync(Change(1, 12, 2027));
        Assert.Equal("mapping-changed", (await ProblemAsync(calls, Change(1, 12, 2027))).Code);
        Assert.Equal("mapping-changed", (await ProblemAsync(calls, Change(2, 1))).Code);
        Assert.Equal(["year"], await FaultsAsync(calls, Change(2, 1, 2031)));
        Assert.Equal("invalid-input", (await Assert.ThrowsAsync<ProblemException>(() => calls.GetAsync("?year=x"))).Problem.Code);
    }

    private static string Change(int version, int component, int? year = null, string wages = "") => $$"""
        { "version": {{version}}, {{(year is null ? "" : $"\"year\": {year},")}} "departments": {},
          "hourComponents": { "gewerkt": { "component": {{component}} } }, "wageComponents": { {{wages}} }, "counts": {} }
        """;

    private static (int Version, int Component) Of(JsonElement mapping) => (
        mapping.GetProperty("version").GetInt32(),
        mapping.GetProperty("hourComponents").GetProperty("gewerkt").GetProperty("component").GetInt32());

    private static (string? State, int Year) StateOf(JsonElement overview) => (
        overview.GetProperty("sections")[1].GetProperty("codes")[0].GetProperty("state").GetString(),
        overview.GetProperty("mappingYear").GetInt32());

    private static async Task<IEnumerable<string>> FaultsAsync(MappingCalls calls, string change) =>
        (await ProblemAsync(calls, change)).Faults!.Keys;

    private static async Task<Problem> ProblemAsync(MappingCalls calls, string change) =>
        (await Assert.ThrowsAsync<ProblemException>(() => calls.ChangeAsync(change))).Problem;
}
