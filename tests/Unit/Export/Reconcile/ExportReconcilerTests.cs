using LoketFunctions.Export.Model;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Export.Report;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Reconcile;

public sealed class ExportReconcilerTests
{
    [Fact]
    public async Task Defaults_fill_what_the_mapping_leaves_open_and_lines_come_by_payroll_number()
    {
        var plan = await OfAsync(
            Basis(),
            Line(1, new DepartmentTarget(Kitchen, CostCenter: 2, Shift: 2), Minutes(Hours, 60)),
            Line(2, null, Minutes(Hours, 90)));

        Assert.Empty(plan.Head.Faults);
        Assert.Equal(
            [
                (new PayrollLineKey(Employment(2), 1, 1, Bar, null, null), 48, 10, null),
                (new PayrollLineKey(Employment(1), 2, 1, Kitchen, 2, null), 49, 20, "K2"),
            ],
            plan.Lines.Select(line => (line.Key, line.PayrollId!.Value, line.UnitCode!.Value, line.CostCenterCode)));
    }

    /// <summary>U1: what the employment had on the day goes before what Loket fills in today, and the mapping before both.</summary>
    [Fact]
    public async Task A_unit_of_the_day_is_filled_in_before_the_default()
    {
        var plan = await OfAsync(
            Basis(),
            Line(1, null, Minutes(Hours, 60)), Line(1, null, Minutes(Hours, 120)) with { Unit = Kitchen },
            Line(2, new DepartmentTarget(Bar), Minutes(Hours, 60)) with { Unit = Kitchen });

        Assert.Equal(
            [(2, Bar, 1m), (1, Bar, 1m), (1, Kitchen, 2m)],
            plan.Lines.Select(line =>
                (line.Key.EmploymentId == Employment(1) ? 1 : 2, line.Key.DistributionUnit, Assert.Single(line.Cells).Value!.Value)));
    }

    [Fact]
    public async Task Targets_that_come_to_one_key_are_summed_before_they_are_rounded()
    {
        // 20 minutes are 0.33 hours, three times 20 are 1.
        var plan = await OfAsync(
            Basis(),
            Line(1, null, Minutes(Hours, 20)),
            Line(1, new DepartmentTarget(DistributionUnit: Bar), Minutes(Hours, 20)),
            Line(1, new DepartmentTarget(Shift: 1), Minutes(Hours, 20)));

        Assert.Equal(1m, Assert.Single(Assert.Single(plan.Lines).Cells).Value);
    }

    [Theory]
    [InlineData(75, 1.25)]
    [InlineData(10, 0.17)]
    [InlineData(0.3, 0.01)]
    [InlineData(0.29, null)]
    [InlineData(0, null)]
    public async Task Minutes_become_decimal_hours_and_nothing_is_no_value(double minutes, double? hours) =>
        Assert.Equal(
            (decimal?)hours,
            (await OfAsync(Basis(), Line(1, null, Minutes(Hours, (decimal)minutes)))).Lines.SelectMany(line => line.Cells)
                .SingleOrDefault()?.Value);

    [Theory]
    [InlineData(AmountKind.Amount, -2.345, -2.35)]
    [InlineData(AmountKind.Amount, 2.345, 2.35)]
    [InlineData(AmountKind.Amount, -0.004, null)]
    [InlineData(AmountKind.Count, 21, 21.0)]
    internal async Task Amounts_are_rounded_half_away_from_zero(AmountKind kind, double sum, double? value) =>
        Assert.Equal(
            (decimal?)value,
            (await OfAsync(Basis(), Line(1, null, new SelectedAmount(Travel, kind, (decimal)sum)))).Lines.SelectMany(line => line.Cells)
                .SingleOrDefault()?.Value);

    [Theory]
    [InlineData(Hours, AmountKind.Minutes, -0.6, PlanFaultCode.BelowZero)]
    [InlineData(Hours, AmountKind.Minutes, -0.2, null)]
    [InlineData(Hours, AmountKind.Minutes, 59_999.4, null)]
    [InlineData(Hours, AmountKind.Minutes, 59_999.7, PlanFaultCode.OutOfBounds)]
    [InlineData(Days, AmountKind.Count, 1000, PlanFaultCode.OutOfBounds)]
    [InlineData(Days, AmountKind.Count, -1, PlanFaultCode.BelowZero)]
    [InlineData(Travel, AmountKind.Count, -1, PlanFaultCode.BelowZero)]
    [InlineData(Travel, AmountKind.Amount, -1, null)]
    [InlineData(Travel, AmountKind.Amount, 100_000_000, null)]
    [InlineData(Travel, AmountKind.Amount, -100_000_000.01, PlanFaultCode.OutOfBounds)]
    internal async Task What_Loket_does_not_take_is_named(int component, AmountKind kind, double sum, string? code)
    {
        var head = (await OfAsync(Basis(), Line(3, null, new SelectedAmount(component, kind, (decimal)sum)))).Head;

        Assert.Equal(code is null ? 0 : 1, head.FaultCount);
        if (code is not null)
        {
            var fault = Assert.Single(head.Faults);
            Assert.Equal(
                (code, 47, "Persoon 3", 10, component, Rounding.ValueOf(kind, (decimal)sum)),
                (fault.Code, fault.PayrollId, fault.Name, fault.UnitCode, fault.Component, fault.Value));
        }
    }

    [Fact]
    public async Task Hours_and_amounts_do_not_mix()
    {
        Assert.Equal(PlanFaultCode.WrongComponent, await FaultAsync(Amount(Hours, 1)));
        Assert.Equal(PlanFaultCode.WrongComponent, await FaultAsync(Minutes(Travel, 1)));
        Assert.Equal(PlanFaultCode.WrongComponent, await FaultAsync(Minutes(Hours, 60), Count(Hours, 1)));
        Assert.Equal(PlanFaultCode.UnknownComponent, await FaultAsync(Minutes(99, 60)));
        Assert.Null(await FaultAsync(Count(Days, 3), Minutes(Hours, 60), Amount(Travel, 4), Count(Travel, 2)));

        async Task<string?> FaultAsync(params SelectedAmount[] amounts) =>
            (await OfAsync(Basis(), Line(1, null, amounts), Line(2, null, amounts))).Head.Faults.SingleOrDefault()?.Code;
    }

    [Fact]
    public async Task An_employment_without_defaults_is_named_once()
    {
        var basis = Basis();
        var lacking = new Dictionary<Guid, EmploymentDefaults>(
            basis.Defaults)
        { [Employment(2)] = new(Employment(2), 1, 1, null, null, null) };
        lacking.Remove(Employment(1));
        var plan = await OfAsync(
            basis with { Defaults = lacking },
            Line(1, null, Minutes(Hours, 60)), Line(1, new DepartmentTarget(Kitchen), Minutes(Hours, 60)),
            Line(2, null, Minutes(Hours, 60)));

        Assert.Equal(
            [(PlanFaultCode.NoDefaults, 49), (PlanFaultCode.NoDistributionUnit, 48)],
            plan.Head.Faults.Select(fault => (fault.Code, fault.PayrollId!.Value)));
    }

    [Fact]
    public async Task A_layout_that_cannot_tell_two_lines_apart_is_a_fault()
    {
        var lines = new[] { Line(1, new DepartmentTarget(CostCenter: 1), Minutes(Hours, 60)),
            Line(1, new DepartmentTarget(CostCenter: 2), Minutes(Hours, 60)) };
        var wide = new PayrollFileLayout();
        wide = wide with { Columns = [.. wide.Columns, new("kostenplaats", PayrollFileValue.CostCenterCode)] };

        // Where there is but the file, either alone is lost already.
        Assert.Equal(PlanFaultCode.CannotCarry, Assert.Single((await OfAsync(Basis(delivery: Delivery.File), lines)).Head.Faults).Code);
        Assert.Equal(PlanFaultCode.CannotTellApart, Assert.Single((await OfAsync(Basis(delivery: Delivery.Both), lines)).Head.Faults).Code);
        Assert.Empty((await OfAsync(Basis(delivery: Delivery.Direct), lines)).Head.Faults);
        Assert.Empty((await OfAsync(Basis(delivery: Delivery.File, layout: wide), lines)).Head.Faults);
    }

    [Fact]
    public async Task What_the_files_columns_cannot_hold_is_a_fault()
    {
        var layout = new PayrollFileLayout
        {
            Columns = [new("persnr", PayrollFileValue.EmployeeNumber), new("kostenplaats", PayrollFileValue.CostCenterCode),
                new("kostendrager", PayrollFileValue.CostUnitCode)],
        };
        var plan = await OfAsync(
            Basis(delivery: Delivery.File, layout: layout),
            Line(1, new DepartmentTarget(CostCenter: 3), Minutes(Hours, 60)),
            Line(2, new DepartmentTarget(CostUnit: 8), Minutes(Hours, 60)));

        Assert.Equal(
            [(PlanFaultCode.ColumnWithoutValue, "kostendrager"), (PlanFaultCode.UnsafeText, "kostenplaats")],
            plan.Head.Faults.Select(fault => (fault.Code, fault.Detail!)));
    }

    [Fact]
    public async Task Only_the_first_faults_are_kept()
    {
        var lines = Enumerable.Range(
            0, 120).Select(number => new SelectedLine(Employment(1000 + number), DepartmentTarget.Default, [Minutes(Hours, 60)]));
        var head = (await OfAsync(Basis(), [.. lines])).Head;
        Assert.Equal((FaultList.Shown, 120), (head.Faults.Count, head.FaultCount));
    }

    [Fact]
    public async Task A_closed_period_leaves_the_differences()
    {
        var first = await OfAsync(Basis(), Line(1, null, Minutes(Hours, 480), Amount(Travel, 10)), Line(2, null, Minutes(Hours, 60)));
        var ledger = await SentAsync(Ledger.Empty(), first, Delivery.Direct, "one");
        var late = await OfAsync(Basis(ledger), Line(1, null, Minutes(Hours, 450), Minutes(Overtime, 30), Amount(Travel, 10)));

        Assert.Equal(
            [(48, Hours, 1m, null, -1m), (49, Hours, 8m, 7.5m, -0.5m), (49, Overtime, null, 0.5m, 0.5m)],
            late.Lines.SelectMany(
                CorrectionList.Of).Select(one => (one.PayrollId!.Value, one.Component, one.Sent, one.Wanted, one.Difference)));
    }
}
