using System.Net;
using LoketFunctions.Mapping;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Mapping;

[Collection(ConnectionTests.Name)]
public sealed class PayrollListsReaderTests(AppStorage fixture)
{
    private static readonly DateOnly Start = new(2020, 1, 1);
    private static readonly Guid OtherJob = Guid.Parse("d0000000-0000-0000-0000-000000000002");
    private static readonly object CostCenters =
        new { field = "costCenter", options = new[] { new { key = "2", code = "4010", description = "Horeca" } } };
    private static readonly object CostUnits = new { field = "costUnit", options = Array.Empty<object>() };
    private static readonly object Shifts = new { field = "shift", options = new[] { new { shiftNumber = 1 }, new { shiftNumber = 2 } } };

    [Fact]
    public async Task Lists_by_employment_come_from_the_period_under_way()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        await calls.StaffAsync((MappingCalls.Job, Start, null));
        calls.AddOptions(MappingCalls.Job, 2026, 3, CostCenters, CostUnits, Shifts);

        var lists = (await calls.ReadYearAsync(null))!;

        Assert.Equal(2026, lists.Year);
        Assert.Equal([new KnownCode(2, "4010", "Horeca")], lists.CostCenters);
        Assert.Equal([1, 2], lists.Shifts);
        Assert.Equal([new KnownUnit(Guid.Parse(MappingCalls.Unit), 3, "Bar")], lists.DistributionUnits);
        Assert.Equal(new KnownComponent(1, "Uren gewerkt", true, 1, "Categorie 1", true), lists.Components[0]);
        // Reported to be empty, which is something else than not reported.
        Assert.Empty(lists.CostUnits);
        Assert.Empty(lists.Unknown);
    }

    [Fact]
    public async Task A_field_that_Loket_leaves_out_is_unknown()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        await calls.StaffAsync((MappingCalls.Job, Start, null));
        calls.AddOptions(MappingCalls.Job, 2026, 3, CostCenters);

        Assert.Equal([PeriodList.CostUnits, PeriodList.Shifts], (await calls.ReadYearAsync(null))!.Unknown);
    }

    [Fact]
    public async Task Whoever_is_still_employed_is_asked_about()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        await calls.StaffAsync((MappingCalls.Job, Start, new DateOnly(2026, 2, 28)), (OtherJob, Start.AddYears(1), null));
        calls.AddOptions(OtherJob, 2026, 3, Shifts);

        Assert.Equal([1, 2], (await calls.ReadYearAsync(null))!.Shifts);
    }

    [Fact]
    public async Task An_employment_that_Loket_does_not_take_leaves_its_lists_unknown()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        await calls.StaffAsync((MappingCalls.Job, Start, null));
        calls.Installation.Loket.Refusals["metadata/year/2026/period/3"] = HttpStatusCode.NotFound;

        var lists = (await calls.ReadYearAsync(null))!;

        Assert.Equal(3, lists.Unknown.Count);
        Assert.Equal(3, lists.Components.Count);
    }

    [Fact]
    public async Task A_year_is_read_by_its_last_period_that_has_begun()
    {
        var calls = await MappingCalls.StartAsync(fixture);
        await calls.StaffAsync((MappingCalls.Job, Start, null));
        calls.AddOptions(MappingCalls.Job, 2025, 12, Shifts);

        Assert.Equal([1, 2], (await calls.ReadYearAsync(2025))!.Shifts);
        Assert.Null(await calls.ReadYearAsync(2024));
    }
}
