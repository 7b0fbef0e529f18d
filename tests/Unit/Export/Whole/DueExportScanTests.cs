using LoketFunctions.Export.Model;
using LoketFunctions.Export.Schedule;
using LoketFunctions.Export.Store;
using LoketFunctions.Simulators.Planner.Registrations;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>A look for periods to export by schedule.</summary>
[Collection(WholeExports.Name)]
public sealed class DueExportScanTests(AppStorage storage)
{
    private static readonly DateTimeOffset At = new(2026, 4, 2, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-01-15", "2026-03-31", "2026-1 2026-2 2026-3")]
    [InlineData("2026-01-31", "2026-02-28", "2026-2")]
    [InlineData("2026-01-30", "2026-02-27", "2026-1")]
    [InlineData("2026-02-28", "2026-03-30", "")]
    [InlineData("2025-10-31", "2026-01-31", "2026-1")] // Of 2025 there is a test year only.
    public async Task It_finds_the_periods_whose_day_has_come_and_the_same_ones_when_it_is_repeated(
        string after, string until, string expected)
    {
        await using var world = await ExportWorld.StartAsync(storage);
        await world.ControlAsync("/sandbox/test-year", new { administrationId = world.Administration.Id, year = 2025, isTestYear = true });
        var look = Look(world, after, until);

        var found = await FindAsync(world, look);
        var again = await FindAsync(world, look);

        Assert.Equal(expected, string.Join(' ', found.Select(run => $"{run.Scheduled!.Year}-{run.Scheduled.PeriodNumber}")));
        Assert.Equal(found, again);
        var rows = await world.Exports.ListAsync(world.Connection.Id, 100, default);
        Assert.Equal(found.Select(run => run.ExportId).Order(), rows.Select(row => row.ExportId).Order());
        Assert.All(rows, row => Assert.Equal((ExportTrigger.Schedule, ExportState.Queued), (row.Trigger, row.State)));
    }

    [Fact]
    public async Task What_it_finds_is_exported_with_what_the_planner_has_of_the_period()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var registrations = world.Planner.Account(ExportWorld.Account).Registrations;
        registrations.Add(Shift("reg-1", new(2026, 3, 31)), Shift("reg-2", new(2026, 4, 1)), Shift("reg-3", new(2026, 2, 28)));
        var look = Look(world, "2026-03-30", "2026-03-31");
        world.StartHost(new Life());

        var instance = DueExportScanOrchestration.InstanceId(world.Connection.Id, look.Until);
        await world.Engine.ScheduleAsync(nameof(DueExportScanOrchestration.LookForExports), look, instance);
        await world.Engine.CompletedAsync(instance);

        var run = Assert.Single(await FindAsync(world, look));
        Assert.Equal((ExportState.Completed, null), ((await world.RowAsync(run)).State, (await world.RowAsync(run)).FailureCode));
        Assert.Equal(1, (await world.AdministrationRowAsync(run)).Registrations.TakenIn);
        Assert.Contains(ExportTraces.CellsOf(world), cell => cell.EmploymentId == world.People[0].Id && cell is { Component: 1, Value: 8 });
        Assert.Equal(["reg-1"], world.Confirmations.ByRegistration.Keys);
        Assert.Single(world.FileMails);
    }

    private static Registration Shift(string id, DateOnly date) => new()
    {
        Id = id,
        EmployeeId = "emp-0",
        Date = date,
        Hours = 8,
        HourComponent = "worked",
        Approved = true,
    };

    private static DueExportScan Look(ExportWorld world, string after, string until) =>
        new(world.Connection.Tenant.Key, world.Connection.Id, At, DateOnly.Parse(after), DateOnly.Parse(until));

    private static async Task<IReadOnlyList<ExportRun>> FindAsync(ExportWorld world, DueExportScan look) =>
        (await ActivatorUtilities.CreateInstance<DueExportScanSteps>(world.Services).FindDueExports(look, default)).Value!.Runs;
}
