using LoketFunctions.Audit;
using LoketFunctions.Export.Corrections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Loket.Payroll;
using Microsoft.Extensions.DependencyInjection;
using Registration = LoketFunctions.Planner.Registration;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>Hours of March that were entered after its run, paid in April.</summary>
[Collection(WholeExports.Name)]
public sealed class CorrectionTests(AppStorage storage)
{
    private const int Worked = 1;
    private const int March = 202603;
    private const int April = 202604;

    [Fact]
    public async Task Differences_of_a_paid_period_are_accepted_and_paid_in_the_next_and_stay_its_own()
    {
        await using var world = await StartAsync(carries: true);
        var april = await ExportAsync(world, 3, April, []);
        Assert.Contains(PlanWarning.CorrectionsOffered, april.WarningCodes);
        var offered = (await ListAsync(world)).Corrections;
        Assert.Equal(
            [(Worked, 8m, CorrectionState.Offered, null), (4, 1m, CorrectionState.Offered, null)],
            offered.Select(one => (one.Component, one.Value, one.State, one.Problem)));
        Assert.All(offered, one => Assert.Equal((2026, 3, world.People[0].Id), (one.FromYear, one.FromPeriodNumber, one.EmploymentId)));

        var now = (await ChooseAsync(world, [.. offered.Select(one => one.Id)])).Corrections;
        Assert.Equal([CorrectionState.Carried, CorrectionState.Carried], now.Select(one => one.State));
        Assert.Equal(["u-7"], now.Select(one => one.AcceptedBy).Distinct());
        var audited = await world.Services.GetRequiredService<AuditLog>().ReadAsync(
            world.Connection.Tenant, world.Connection.Id, false, null, default).FirstAsync();
        Assert.Equal(("CorrectionsChosen", "u-7", "202604", "+2 -0", "Te laat"),
            (audited.Action, audited.ActorId, audited.Subject, audited.Before, audited.After));

        await ExportAsync(world, 4, April, [Shift(0, 4, 4)]);
        await ExportAsync(world, 5, April, [Shift(0, 4, 4)]);
        Assert.Equal((8m, 16m), (HoursOf(world, March), HoursOf(world, April)));
        Assert.Equal([(March, Worked, 8m), (March, 4, 1m)],
            (await world.ReportAsync(_runs[5])).Carried.Select(one => (one.From, one.Component, one.Value)));

        await ExportAsync(world, 6, March, [Shift(0, 3, 3), Shift(0, 3, 5)]);
        Assert.Empty((await world.ReportAsync(_runs[6])).Corrections);
        Assert.All((await ListAsync(world)).Corrections, one => Assert.Equal(CorrectionState.Carried, one.State));

        // One hour less after all: that is offered anew, though the other was paid.
        await ExportAsync(world, 7, March, [Shift(0, 3, 3), Shift(0, 3, 5, 7)]);
        Assert.Equal(
            [-1m], (await ListAsync(world)).Corrections.Where(one => one.State == CorrectionState.Offered).Select(one => one.Value));
    }

    [Fact]
    public async Task It_is_off_unless_it_is_set()
    {
        await using var world = await StartAsync(carries: false);
        Assert.Empty((await ListAsync(world)).Corrections);
        Assert.Equal(2, (await world.ReportAsync(_runs[2])).Corrections.Count);
        Assert.Equal("corrections-off", await ProblemAsync(world, ["x"], []));
    }

    [Fact]
    public async Task What_is_another_by_now_or_cannot_be_paid_is_refused_and_nothing_is_changed()
    {
        await using var world = await StartAsync(carries: true);
        var seen = (await ListAsync(world)).Corrections.Select(one => one.Id).ToArray();
        Assert.Equal("corrections-changed", await ProblemAsync(world, [seen[0], "0000000000000000"], []));
        Assert.Equal("corrections-changed", await ProblemAsync(world, [], [seen[0]]));
        Assert.Equal("invalid-input", await ProblemAsync(world, [], []));
        Assert.All((await ListAsync(world)).Corrections, one => Assert.Equal(CorrectionState.Offered, one.State));

        await world.SetPayrollRunAsync(RunStatus.Approved, April);
        Assert.Equal("period-not-open", await ProblemAsync(world, seen, []));
    }

    private readonly Dictionary<int, ExportRun> _runs = [];

    /// <summary>8 hours of March are paid; 8 more were entered after that.</summary>
    private async Task<ExportWorld> StartAsync(bool carries)
    {
        var world = await ExportWorld.StartAsync(storage);
        await world.SetAsync(connection => connection.CarryCorrections = carries);
        Assert.Equal(ExportAdministrationState.Done, (await ExportAsync(world, 1, March, [Shift(0, 3, 3)])).State);
        await world.SetPayrollRunAsync(RunStatus.Approved);
        Assert.Equal(ExportCodes.PeriodClosed, (await ExportAsync(world, 2, March, [Shift(0, 3, 3), Shift(0, 3, 5)])).FailureCode);
        return world;
    }

    private static Registration Shift(int person, int month, int day, decimal hours = 8) => new()
    {
        Id = $"r-{person}-{month}-{day}",
        EmployeeId = $"emp-{person}",
        Date = new DateOnly(2026, month, day),
        Hours = hours,
        HourComponent = "worked",
        Approved = true,
    };

    private async Task<ExportAdministrationRow> ExportAsync(ExportWorld world, int number, int period, Registration[] registrations)
    {
        (_runs[number], var row) = await world.ExportAsync(number, registrations, periodId: period);
        return row;
    }

    private static Task<CorrectionsResponse> ListAsync(ExportWorld world) =>
        Operations(world).ListAsync(Person(world), new(world.Connection.Id, world.Administration.Id), April, default);

    private static Task<CorrectionsResponse> ChooseAsync(ExportWorld world, string[] accept, params string[] release) =>
        Operations(world).ChooseAsync(
        Person(world), new(world.Connection.Id, world.Administration.Id), April, new ChooseCorrectionsRequest(accept, release, "Te laat"),
        default);

    private static async Task<string> ProblemAsync(ExportWorld world, string[] accept, string[] release) =>
        (await Assert.ThrowsAsync<ProblemException>(() => ChooseAsync(world, accept, release))).Problem.Code;

    private static CorrectionOperations Operations(ExportWorld world) => world.Services.GetRequiredService<CorrectionOperations>();

    private static Caller Person(ExportWorld world) =>
        Caller.OfPlanner(world.Connection.Tenant) with { Actor = new Actor(ActorKind.User, "u-7") };

    private static decimal HoursOf(ExportWorld world, int period) =>
        ExportTraces.CellsOf(world, period)
            .Where(cell => cell.EmploymentId == world.People[0].Id && cell.Component == Worked).Sum(cell => cell.Value);
}
