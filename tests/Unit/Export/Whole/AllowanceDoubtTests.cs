using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>Allowances that are not likely, from the planner's registrations to what Loket holds and people are shown and accept.</summary>
[Collection(WholeExports.Name)]
public sealed class AllowanceDoubtTests(AppStorage storage)
{
    private const int March = 202603;
    private const int April = 202604;
    private const int Travel = 151;

    [Fact]
    public async Task They_stop_where_it_is_set_so_until_somebody_accepts_them_and_are_what_is_usual_from_then_on()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        await world.SetAsync(connection => (connection.UnlikelyHours, connection.MaxAllowancePerDay) = (UnlikelyHours.Stop, 90));
        Registration[] march = [Of("a", 3, 8, 12.5m), Of("b", 3, null, 12.5m)];
        var (run, row) = await world.ExportAsync(1, march);
        Assert.Equal((ExportCodes.NotLikely, DoubtCode.AllowanceDoubled), (row.FailureCode, Assert.Single(row.WarningCodes)));
        Assert.Empty(ExportTraces.CellsOf(world, March));
        Assert.Equal([(DoubtCode.AllowanceDoubled, Travel, 25m)], await DoubtsAsync(world, run));

        var person = Caller.OfPlanner(world.Connection.Tenant) with { Actor = new Actor(ActorKind.User, "u-7") };
        var accepted = await world.Services.GetRequiredService<DoubtOperations>()
            .AcceptAsync(person, world.Connection.Id, run.ExportId, world.Administration.Id,
                new AcceptDoubtsRequest("Twee keer heen en weer"), default);
        Assert.Equal(1, accepted.Accepted);
        (_, row) = await world.ExportAsync(2, march);
        Assert.Equal((ExportAdministrationState.Done, 25m), (row.State, TravelOf(world, March)));

        Registration[] april = [Of("c", 4, 8, 100)];
        foreach (var preview in new[] { true, false })
        {
            (run, row) = await world.ExportAsync(preview ? 3 : 4, april, preview, periodId: April);
            Assert.Equal([DoubtCode.AllowanceAboveUsual, DoubtCode.AllowanceTooMuch], row.WarningCodes.Order(StringComparer.Ordinal));
            Assert.Equal(
                [(DoubtCode.AllowanceAboveUsual, Travel, 100m), (DoubtCode.AllowanceTooMuch, Travel, 100m)], await DoubtsAsync(world, run));
        }

        Assert.Equal((ExportCodes.NotLikely, 0m), (row.FailureCode, TravelOf(world, April)));
    }

    private static Registration Of(string id, int month, decimal? hours, decimal travel) => ExportWorld.Shift(0, 3, hours) with
    {
        Id = id,
        Date = new DateOnly(2026, month, 3),
        Allowances = [new Allowance("travel", travel)],
    };

    private static async Task<IEnumerable<(string, int?, decimal?)>> DoubtsAsync(ExportWorld world, ExportRun run) =>
        (await world.ReportAsync(run)).Doubts.Select(doubt => (doubt.Code, doubt.Component, doubt.Value));

    private static decimal TravelOf(ExportWorld world, int period) => ExportTraces.CellsOf(world, period)
        .Where(cell => cell.EmploymentId == world.People[0].Id && cell.Component == Travel).Sum(cell => cell.Value);
}
