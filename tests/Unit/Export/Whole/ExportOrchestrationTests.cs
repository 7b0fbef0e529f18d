using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Mapping;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Planner;
using Registration = LoketFunctions.Planner.Registration;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>Whole exports with everything real but Loket, the planner and the mail server.</summary>
[Collection(WholeExports.Name)]
public sealed class ExportOrchestrationTests(AppStorage storage)
{
    private const string Patch = "PatchCollectivePayrollPeriodDataByEmployerId";

    private static readonly Registration[] Month = [
        ExportWorld.Shift(0, 2, meals: 1), ExportWorld.Shift(1, 3, 6.5m), ExportWorld.Shift(4, 6, meals: 2)];

    [Fact]
    public async Task A_preview_counts_what_would_go_and_nothing_leaves()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var run = await world.AskAsync(1, Month, preview: true);
        await world.ExportAsync(run);

        var (row, traces) = (await world.AdministrationRowAsync(run), await ExportTraces.OfAsync(world, run));
        Assert.Equal(ExportState.Previewed, (await world.RowAsync(run)).State);
        Assert.Equal(ExportAdministrationState.Previewed, row.State);
        Assert.True(row.Created > 0);
        Assert.Equal(row.Created, (await world.ReportAsync(run)).Counts.Created);
        AssertNothingLeft(world, traces);
        Assert.Empty(world.Confirmations.Received);
        Assert.Equal("", traces.Ledger);
        await ExportTraces.AssertClearedAsync(world);
    }

    [Theory]
    [InlineData(RunStatus.Approved, ExportCodes.PeriodClosed)]
    [InlineData(RunStatus.Waiting, ExportCodes.PeriodProcessing)]
    public async Task A_period_that_is_not_open_is_refused_with_the_corrections(int status, string code)
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var first = await world.AskAsync(1, Month);
        await world.ExportAsync(first);
        var (before, mails) = (await ExportTraces.OfAsync(world, first), world.FileMails.Count);
        await world.SetPayrollRunAsync(status);

        var added = ExportWorld.Shift(3, 12);
        var run = await world.AskAsync(2, [ExportWorld.Shift(0, 2, 6, meals: 1), Month[1], Month[2], added]);
        await world.ExportAsync(run);

        var (row, after) = (await world.AdministrationRowAsync(run), await ExportTraces.OfAsync(world, run));
        Assert.Equal((ExportState.Refused, ExportAdministrationState.Refused, code),
            ((await world.RowAsync(run)).State, row.State, row.FailureCode));
        var correction = Assert.Single(
            (await world.ReportAsync(run)).Corrections, one => (one.EmploymentId, one.Component) == (world.People[0].Id, 1));
        Assert.Equal((world.People[0].Id, 1, 8m, 6m, -2m),
            (correction.EmploymentId, correction.Component, correction.Sent, correction.Wanted, correction.Difference));
        Assert.Equal(before.Cells, after.Cells);
        Assert.Equal((before.Ledger, before.Registrations), (after.Ledger, after.Registrations));
        Assert.Equal(before.PayrollFiles, after.PayrollFiles);
        Assert.Equal(mails, world.FileMails.Count);
        Assert.All(Month, registration => Assert.Equal((PlannerConfirmations.Exported, null), ConfirmationOf(world, registration)));
        Assert.Equal((PlannerConfirmations.LeftOut, code), ConfirmationOf(world, added));
        Assert.Equal(AttentionReason.ExportFailed, (await world.ReadConnectionAsync()).Attention);
        await ExportTraces.AssertClearedAsync(world);
    }

    [Fact]
    public async Task Codes_to_map_are_listed_and_nothing_leaves_until_they_are_mapped()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        Registration[] month = [.. Month, ExportWorld.Shift(0, 4, department: "terras"), ExportWorld.Shift(1, 5, component: "nacht"),
            ExportWorld.Shift(2, 5, component: "nacht")];
        var run = await world.AskAsync(1, month);
        await world.ExportAsync(run);

        var row = await world.AdministrationRowAsync(run);
        Assert.Equal((ExportState.Refused, ExportAdministrationState.Refused, ExportCodes.Unmapped),
            ((await world.RowAsync(run)).State, row.State, row.FailureCode));
        Assert.Equal(
            [new(MappingKind.Department, "terras"), new(MappingKind.HourComponent, "nacht")], row.UnmappedCodes.OrderBy(code => code.Kind));
        Assert.Equal(row.UnmappedCodes, (await world.ReportAsync(run)).Unmapped);
        AssertNothingLeft(world, await ExportTraces.OfAsync(world, run));
        Assert.Equal(AttentionReason.ExportFailed, (await world.ReadConnectionAsync()).Attention);

        await world.MapAsync(world.Mapping with
        {
            Version = 1,
            Departments = new Dictionary<string, DepartmentTarget?>(world.Mapping.Departments) { ["terras"] = new() },
            HourComponents = new Dictionary<string, HourTarget?>(world.Mapping.HourComponents) { ["nacht"] = new(3) },
        });
        var again = await world.AskAsync(2, month);
        await world.ExportAsync(again);
        Assert.Equal(ExportState.Completed, (await world.RowAsync(again)).State);
        Assert.NotEmpty(ExportTraces.CellsOf(world));
        Assert.Equal(ConnectionState.Active, (await world.ReadConnectionAsync()).State);
    }

    [Fact]
    public async Task Exports_of_a_connection_go_in_the_order_in_which_they_were_asked_for()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var (first, second) = (await world.AskAsync(1, Month), await world.AskAsync(2, [Month[0], ExportWorld.Shift(1, 3, 4)]));
        world.StartHost(new Life());

        await world.ScheduleAsync(second);
        await world.ScheduleAsync(first);
        await world.CompletedAsync(second);
        await world.CompletedAsync(first);

        var (earlier, later) = (await world.RowAsync(first), await world.RowAsync(second));
        Assert.Equal((ExportState.Completed, ExportState.Completed), (earlier.State, later.State));
        Assert.True(earlier.FinishedAt <= later.StartedAt);
        Assert.Equal(
            (1, 2), ((await world.AdministrationRowAsync(first)).FileVersion, (await world.AdministrationRowAsync(second)).FileVersion));
        Assert.Equal(4m, ExportTraces.CellsOf(world).Single(cell => cell.EmploymentId == world.People[1].Id && cell.Component == 1).Value);
        Assert.DoesNotContain(ExportTraces.CellsOf(world), cell => cell.EmploymentId == world.People[4].Id);
    }

    [Fact]
    public async Task History_holds_no_person_and_no_registration()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        Registration[] month = [
            .. Month, ExportWorld.Shift(2, 4) with { EmployeeId = "emp-vreemd" }, ExportWorld.Shift(3, 4, department: "terras")];
        await world.ExportAsync(await world.AskAsync(1, Month));
        await world.ExportAsync(await world.AskAsync(2, month));
        await world.ExportAsync(await world.AskAsync(3, [.. month, ExportWorld.Shift(3, 5) with { Meals = -1 }]));

        var history = world.Histories;

        Assert.Contains(nameof(ExportPlan.MarkSchedule), history, StringComparison.Ordinal);
        Assert.Contains(world.Administration.Id.ToString(), history, StringComparison.Ordinal);
        string[] words = ["registratie-", "emp-", "terras", ExportWorld.Recipient, .. world.Names,
            .. world.People.Select(employment => employment.Id.ToString())];
        Assert.Empty(words.Where(word => history.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => word[..3] + "…"));
    }

    private static void AssertNothingLeft(ExportWorld world, ExportTraces traces)
    {
        Assert.Empty(traces.PayrollFiles);
        Assert.Empty(traces.Cells);
        Assert.Empty(world.FileMails);
        Assert.Empty(world.Told);
        Assert.DoesNotContain(Patch, world.Loket.Calls.Figures.Activities.Keys);
    }

    private static (string?, string?) ConfirmationOf(ExportWorld world, Registration registration)
    {
        var mark = world.Confirmations.Of(registration.Id);
        return (mark?.State, mark?.Reason);
    }
}
