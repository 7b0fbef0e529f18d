using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Mapping;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;
using Registration = LoketFunctions.Planner.Registration;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>U1 and its siblings: what Loket fills in for an employment is another one after its hours were exported.</summary>
[Collection(WholeExports.Name)]
public sealed class DefaultChangeTests(AppStorage storage)
{
    private const int Worked = 1;
    private const int April = 202604;
    private static readonly (int Center, int Other) Centers = (2, 3);
    private static readonly Registration[] Month = [
        ExportWorld.Shift(0, 3, department: null), ExportWorld.Shift(0, 20, department: null), ExportWorld.Shift(1, 4)];

    /// <summary>Exported as shift 1 of cost centre 2, without a cost unit.</summary>
    [Theory]
    [InlineData(1, 3, null, ContractChangeReason.CostCenter)]
    [InlineData(1, null, null, ContractChangeReason.CostCenter)]
    [InlineData(1, 2, 4, ContractChangeReason.CostUnit)]
    [InlineData(4, 2, null, ContractChangeReason.Shift)]
    public async Task What_was_exported_moves_only_when_somebody_has_confirmed_it(int shift, int? center, int? unit, string reason)
    {
        await using var world = await ExportedAsync();
        await ProposeAsync(world, shift, center, unit);

        var (_, preview) = await world.ExportAsync(2, Month, preview: true);
        Assert.Equal((ExportAdministrationState.Previewed, 1), (preview.State, preview.ContractChanges));
        var (run, refused) = await world.ExportAsync(3, Month);
        Assert.Equal((ExportAdministrationState.Refused, ExportCodes.ContractsChanged, preview.ConfirmToken),
            (refused.State, refused.FailureCode, refused.ConfirmToken));
        Assert.Equal([(1, 2, null, 16m)], Cells(world));
        var change = Assert.Single((await world.ReportAsync(run)).ContractChanges);
        Assert.Equal((world.People[0].Id, reason), (change.EmploymentId, Assert.Single(change.Reasons)));
        Assert.Equal(
            [(CellChange.New, null, 16m), (CellChange.Withdrawn, 16m, null)],
            change.Values.Where(value => value.Component == Worked).Select(value => (value.Change, value.Before, value.Value)).Order());

        var (_, confirmed) = await world.ExportAsync(4, Month, confirm: refused.ConfirmToken);
        Assert.Equal((ExportAdministrationState.Done, null), (confirmed.State, confirmed.FailureCode));
        Assert.Equal([(shift, center, unit, 16m)], Cells(world));
        var (_, last) = await world.ExportAsync(5, Month);
        Assert.Equal((ExportAdministrationState.Done, 0, null, 0),
            (last.State, last.ContractChanges, last.ConfirmToken, last.Created + last.Changed + last.Withdrawn));
    }

    /// <summary>Loket says no date, so it may be of the next period: then this one stays, until something else is filled in.</summary>
    [Fact]
    public async Task A_person_may_leave_the_period_as_it_was_exported()
    {
        await using var world = await ExportedAsync();
        await ProposeAsync(world, 1, Centers.Other);
        var (_, refused) = await world.ExportAsync(2, Month);
        Assert.NotEqual(refused.ConfirmToken, refused.KeepToken);
        Registration[] more = [.. Month, ExportWorld.Shift(0, 21, department: null)];
        // More hours make other changes than were seen.
        Assert.Equal(ExportCodes.ContractsChanged, (await world.ExportAsync(3, more, confirm: refused.KeepToken)).Row.FailureCode);
        var (_, kept) = await world.ExportAsync(4, Month, confirm: refused.KeepToken);
        Assert.Equal((ExportAdministrationState.Done, null, 0, null), (kept.State, kept.FailureCode, kept.ContractChanges, kept.KeepToken));
        Assert.Equal((ExportAdministrationState.Done, null), ((await world.ExportAsync(5, more)).Row.State, kept.ConfirmToken));
        Assert.Equal([(1, Centers.Center, null, 24m)], Cells(world));

        await ProposeAsync(world, 1, Centers.Center);
        await world.ExportAsync(6, more);
        await ProposeAsync(world, 1, 5);
        var (_, anew) = await world.ExportAsync(7, more);
        Assert.Equal((ExportCodes.ContractsChanged, 1), (anew.FailureCode, anew.ContractChanges));
        await world.ExportAsync(8, more, confirm: anew.ConfirmToken);
        Assert.Equal([(1, 5, null, 24m)], Cells(world));
    }

    /// <summary>
    /// A unit has a date in Loket, so there is nothing to leave as it was; what changes besides is confirmed with the rest.
    /// </summary>
    [Fact]
    public async Task What_has_a_date_does_not_stay()
    {
        await using var world = await ExportedAsync();
        Assert.Null((await ExportUnderOtherDatesAsync(world, 2)).KeepToken);
        await ProposeAsync(world, 1, Centers.Other);
        var both = await ExportUnderOtherDatesAsync(world, 3);
        var (_, row) = await world.ExportAsync(4, Month, confirm: both.KeepToken);
        Assert.Equal((ExportAdministrationState.Done, null), (row.State, row.FailureCode));
        Assert.Equal([(1, Centers.Center, null, 8m)], Cells(world));
    }

    [Fact]
    public async Task What_is_the_former_one_again_is_no_change_unless_it_moved_meanwhile()
    {
        await using var world = await ExportedAsync();
        await ProposeAsync(world, 1, Centers.Other);
        var (_, refused) = await world.ExportAsync(2, Month);
        await ProposeAsync(world, 1, Centers.Center);
        Assert.Equal((ExportAdministrationState.Done, 0), await StateAsync(world, 3));

        await ProposeAsync(world, 1, Centers.Other);
        Assert.Equal((ExportAdministrationState.Done, 1), await StateAsync(world, 4, refused.ConfirmToken));
        await ProposeAsync(world, 1, Centers.Center);
        Assert.Equal((ExportAdministrationState.Refused, 1), await StateAsync(world, 5));
        var (_, back) = await world.ExportAsync(6, Month, preview: true);
        Assert.Equal((ExportAdministrationState.Done, 1), await StateAsync(world, 7, back.ConfirmToken));
        Assert.Equal([(1, Centers.Center, null, 16m)], Cells(world));
    }

    /// <summary>The next period goes by it without a question: nothing of it was sent under another one.</summary>
    [Fact]
    public async Task Each_period_is_asked_for_by_itself()
    {
        await using var world = await ExportedAsync();
        await ProposeAsync(world, 1, Centers.Other);
        var (_, april) = await world.ExportAsync(2, [Month[0] with { Id = "april", Date = new DateOnly(2026, 4, 3) }], periodId: April);
        Assert.Equal((ExportAdministrationState.Done, null), (april.State, april.ConfirmToken));
        Assert.Equal([(1, Centers.Other, null, 8m)], Cells(world, periodId: April));
        Assert.Equal([(1, Centers.Center, null, 16m)], Cells(world));
        Assert.Equal((ExportAdministrationState.Refused, 1), await StateAsync(world, 3));
    }

    /// <summary>What is paid was booked where it was booked: no correction comes of it.</summary>
    [Fact]
    public async Task Of_a_paid_period_nothing_moves()
    {
        await using var world = await ExportedAsync();
        await ProposeAsync(world, 4, Centers.Other, 1);
        await world.SetPayrollRunAsync(RunStatus.Approved);
        var (run, row) = await world.ExportAsync(2, [.. Month, ExportWorld.Shift(0, 21, department: null)]);
        Assert.Equal(ExportCodes.PeriodClosed, row.FailureCode);
        Assert.Equal([(Worked, 16m, 24m)], (await world.ReportAsync(run)).Corrections.Where(one => one.Component == Worked)
            .Select(one => (one.Component, one.Sent!.Value, one.Wanted!.Value)));
    }

    [Fact]
    public async Task What_the_mapping_names_is_nobody_s_default()
    {
        await using var world = await StartAsync();
        var bar = new DepartmentTarget(CostCenter: 5);
        await world.MapAsync(world.Mapping with { Version = 1, Departments = new Dictionary<string, DepartmentTarget?> { ["bar"] = bar } });
        Registration[] month = [ExportWorld.Shift(0, 3)];
        await world.ExportAsync(1, month);
        await ProposeAsync(world, 1, Centers.Other);
        var (_, row) = await world.ExportAsync(2, [ExportWorld.Shift(0, 3, 6)]);
        Assert.Equal((ExportAdministrationState.Done, null), (row.State, row.ConfirmToken));
        Assert.Equal([(1, 5, null, 6m)], Cells(world));
    }

    private async Task<ExportWorld> StartAsync()
    {
        var world = await ExportWorld.StartAsync(storage);
        world.Loket.Database.ChangeLists(world.Employer.Employer.Id, staff => staff with
        {
            Administrations = [
                .. staff.Administrations.Select(one => one with { CostCenters = Words.CostCenters, CostUnits = Words.CostUnits })],
        });
        await ProposeAsync(world, 1, Centers.Center);
        return world;
    }

    private async Task<ExportWorld> ExportedAsync()
    {
        var world = await StartAsync();
        var (_, row) = await world.ExportAsync(1, Month);
        Assert.Equal(ExportAdministrationState.Done, row.State);
        Assert.Equal([(1, Centers.Center, null, 16m)], Cells(world));
        return world;
    }

    /// <summary>The first day of the one whose defaults change is the 10th by now, so the hours of the 3rd go.</summary>
    private static async Task<ExportAdministrationRow> ExportUnderOtherDatesAsync(ExportWorld world, int number)
    {
        await world.ChangeContractAsync(0, contract => contract with { StartDate = new DateOnly(2026, 3, 10) });
        var (_, row) = await world.ExportAsync(number, Month);
        Assert.Equal(ExportCodes.ContractsChanged, row.FailureCode);
        return row;
    }

    /// <summary>As somebody sets it at the employment in Loket.</summary>
    private static Task ProposeAsync(ExportWorld world, int shift, int? costCenter, int? costUnit = null) =>
        world.ControlAsync("/sandbox/period-data/defaults", new { employmentId = world.People[0].Id, shift, costCenter, costUnit });

    private static async Task<(ExportAdministrationState State, int Changes)> StateAsync(
        ExportWorld world, int number, string? confirm = null)
    {
        var (_, row) = await world.ExportAsync(number, Month, confirm: confirm);
        return (row.State, row.ContractChanges);
    }

    /// <summary>The hours of the one whose defaults change, as Loket holds them.</summary>
    private static IEnumerable<(int Shift, int? Center, int? Unit, decimal Hours)> Cells(
        ExportWorld world, int periodId = ExportWorld.PeriodId) =>
        ExportTraces.CellsOf(world, periodId).Where(cell => cell.EmploymentId == world.People[0].Id && cell.Component == Worked)
            .Select(cell => (cell.Shift, cell.CostCenter, cell.CostUnit, cell.Value));
}
