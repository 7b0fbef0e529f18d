using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Export.Report;
using LoketFunctions.Planner;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Reconcile;

/// <summary>Corrections of a paid period that a later one pays: periods 1 to 4, of which some are paid.</summary>
public sealed class CarriedCorrectionsTests
{
    [Fact]
    public async Task What_was_accepted_is_paid_once_and_differs_no_more()
    {
        var world = new Periods();
        world.Want(1, 1, 8);
        await world.ExportAsync(1);
        world.Close(1);
        world.Want(1, 1, 10);
        world.Want(2, 1, 5);
        await world.ExportAsync(1);
        Assert.Equal([2m], world.Open(1));

        world.Accept(1, into: 2);
        Assert.Empty(world.Open(1));
        await world.ExportAsync(2);
        await world.ExportAsync(2);
        Assert.Equal((8m, 7m), (world.Sent(1, 1), world.Sent(2, 1)));
        var again = await world.ExportAsync(1);
        Assert.Empty(again.Lines.SelectMany(CorrectionList.Of));
        Assert.Empty(world.Open(1));
    }

    [Fact]
    public async Task Hours_that_change_again_are_offered_anew_also_less_than_nothing()
    {
        var world = new Periods();
        world.Want(1, 1, 8);
        await world.ExportAsync(1);
        world.Close(1);
        world.Want(1, 1, 10);
        await world.ExportAsync(1);
        world.Accept(1, into: 2);
        world.Want(1, 1, 9);
        world.Want(2, 1, 5);
        var paid = await world.ExportAsync(1);
        Assert.Equal([-1m], world.Open(1));
        Assert.Equal(
            [(10m, 9m, -1m)], paid.Lines.SelectMany(CorrectionList.Of).Select(one => (one.Sent!.Value, one.Wanted!.Value, one.Difference)));

        await world.ExportAsync(2);
        world.Close(2);
        world.Accept(1, into: 3);
        world.Want(3, 1, 4);
        await world.ExportAsync(3);
        Assert.Equal((7m, 3m), (world.Sent(2, 1), world.Sent(3, 1)));
    }

    [Fact]
    public async Task What_was_carried_for_nothing_is_offered_to_be_taken_back()
    {
        var world = new Periods();
        world.Want(1, 1, 8);
        await world.ExportAsync(1);
        world.Close(1);
        world.Want(1, 1, 10);
        await world.ExportAsync(1);
        world.Accept(1, into: 2);
        world.Want(1, 1, 8);
        await world.ExportAsync(1);
        Assert.Equal([-2m], world.Open(1));
    }

    [Fact]
    public async Task What_is_released_is_taken_back_and_offered_again()
    {
        var world = new Periods();
        await world.ExportAsync(1);
        world.Close(1);
        world.Want(1, 1, 3);
        await world.ExportAsync(1);
        world.Accept(1, into: 2);
        await world.ExportAsync(2);
        Assert.Equal(3m, world.Sent(2, 1));
        world.Release(1, from: 2);
        Assert.Equal([3m], world.Open(1));
        await world.ExportAsync(2);
        Assert.Equal(0m, world.Sent(2, 1));
    }

    [Fact]
    public async Task A_sum_below_zero_keeps_that_value_back_and_nothing_else()
    {
        var world = new Periods();
        world.Want(1, 1, 8);
        world.Want(1, 2, 8);
        await world.ExportAsync(1);
        world.Close(1);
        world.Want(1, 1, 0);
        world.Want(1, 2, 6);
        world.Want(2, 1, 5);
        world.Want(2, 2, 5);
        await world.ExportAsync(1);
        world.Accept(1, into: 2);
        var plan = await world.ExportAsync(2);
        var fault = Assert.Single(plan.Head.Faults);
        Assert.Equal((PlanFaultCode.BelowZero, Employment(1), -3m), (fault.Code, fault.EmploymentId, fault.Value!.Value));
        Assert.False(plan.Head.Stops);
        Assert.Equal((0m, 3m), (world.Sent(2, 1), world.Sent(2, 2)));
    }

    [Fact]
    public async Task A_component_that_the_new_year_does_not_have_waits_and_is_told()
    {
        var carried = new CarriedValue(1, new PayrollLineKey(Employment(1), 1, 1, Bar, null, null), 77, 2);
        var plan = await OfAsync(
            Basis() with { Carried = [carried, carried with { Component = Travel, Value = -2 }] }, Line(1, null, Minutes(Hours, 60)));
        Assert.Equal([(PlanFaultCode.UnknownComponent, 77, 2m, "Persoon 1")],
            plan.Head.Faults.Select(fault => (fault.Code, fault.Component!.Value, fault.Value!.Value, fault.Name!)));
        Assert.Equal(
            [(Hours, 1m), (Travel, -2m)], plan.Lines.SelectMany(line => line.Cells).Select(cell => (cell.Component, cell.Value!.Value)));
    }

    /// <summary>A run that was turned back after all: nothing is paid in two periods.</summary>
    [Fact]
    public async Task A_period_that_opens_again_leaves_what_was_carried_to_the_other()
    {
        var world = new Periods();
        world.Want(1, 1, 8);
        await world.ExportAsync(1);
        world.Close(1);
        world.Want(1, 1, 10);
        await world.ExportAsync(1);
        world.Accept(1, into: 2);
        world.Reopen(1);
        await world.ExportAsync(1);
        await world.ExportAsync(2);
        Assert.Equal((8m, 2m), (world.Sent(1, 1), world.Sent(2, 1)));
    }

    /// <summary>
    /// Whatever is registered, exported, paid, accepted and released in whatever order: every hour is paid once, or offered.
    /// </summary>
    [Fact]
    public void Every_hour_is_paid_once_or_is_still_offered() => Prop.ForAll<int>(seed =>
    {
        var (random, world) = (new Random(seed), new Periods());
        for (var step = 0; step < 40; step++)
            StepAsync(random, world).GetAwaiter().GetResult();
        for (var period = 1; period <= Periods.Count; period++)
            world.ExportAsync(period).GetAwaiter().GetResult();
        for (var employment = 1; employment <= Periods.Employments; employment++)
        {
            var wanted = Enumerable.Range(1, Periods.Count).Sum(period => world.Wanted(period, employment));
            var paid = Enumerable.Range(1, Periods.Count).Sum(period => world.Sent(period, employment));
            Assert.Equal(wanted, paid + world.OpenOf(employment) + world.HeldOf(employment));
        }
    }).QuickCheckThrowOnFailure();

    private static async Task StepAsync(Random random, Periods world)
    {
        var (period, other) = (random.Next(1, Periods.Count + 1), random.Next(1, Periods.Count + 1));
        switch (random.Next(6))
        {
            case 0:
            case 1:
                world.Want(period, random.Next(1, Periods.Employments + 1), random.Next(0, 9));
                break;
            case 2:
                await world.ExportAsync(period);
                break;
            case 3:
                world.Accept(Math.Min(period, other), Math.Max(period, other));
                break;
            case 4:
                world.Release(Math.Min(period, other), Math.Max(period, other));
                break;
            default:
                if (period < Periods.Count && random.Next(3) == 0)
                    world.Close(period);
                break;
        }
    }

    /// <summary>Periods with their registrations, ledgers and corrections, as the app keeps them.</summary>
    private sealed class Periods
    {
        public const int Count = 4;
        public const int Employments = 2;

        private readonly Dictionary<(int Period, int Employment), int> _wanted = [];
        private readonly Dictionary<int, Ledger> _ledgers = Enumerable.Range(1, Count).ToDictionary(period => period, _ => Ledger.Empty());
        private readonly Dictionary<int, PeriodCorrections> _corrections = [];
        private readonly Dictionary<(int Period, int Employment), decimal> _held = [];
        private readonly HashSet<int> _closed = [];

        public void Want(int period, int employment, int hours) => _wanted[(period, employment)] = hours;

        public decimal Wanted(int period, int employment) => _wanted.GetValueOrDefault((period, employment));

        public void Close(int period) => _closed.Add(period);

        public void Reopen(int period) => _closed.Remove(period);

        public decimal Sent(int period, int employment) =>
            _ledgers[period].Lines.Where(line => line.Key.EmploymentId == Employment(employment))
                .Sum(line => line.Cells.GetValueOrDefault(Hours)?.Value ?? 0);

        public IEnumerable<decimal> Open(int period) => Of(period).Open().Select(one => one.Value);

        public decimal OpenOf(int employment) =>
            _corrections.Values.SelectMany(one => one.Open()).Where(one => one.Key.EmploymentId == Employment(employment))
                .Sum(one => one.Value);

        /// <summary>What the last exports kept back, as it would have come to less than nothing.</summary>
        public decimal HeldOf(int employment) => _held.Where(one => one.Key.Employment == employment).Sum(one => one.Value);

        public void Accept(int from, int into)
        {
            if (from < into && !_closed.Contains(into))
                _corrections[from] = Of(from).Carry(Of(from).Open().ToList(), into, "u-7", default);
        }

        public void Release(int of, int from)
        {
            if (!_closed.Contains(from))
                _corrections[of] = Of(of) with { Carried = [.. Of(of).Carried.Where(one => one.Into != from)] };
        }

        public async Task<ExportReconciler> ExportAsync(int period)
        {
            var state = _closed.Contains(period) ? PeriodState.Closed : PeriodState.Open;
            var carried = CarriedValues.Of(period, _corrections);
            var basis = Basis(carried.Paid(_ledgers[period], state)) with
            {
                Context = Context with { Period = Period with { Id = period, State = state } },
                Carried = [.. carried.Wanted(state)],
            };
            var lines = Enumerable.Range(
                1, Employments).Select(employment => Line(employment, null, Minutes(Hours, Wanted(period, employment) * 60))).ToArray();
            var plan = await OfAsync(basis, lines);
            for (var employment = 1; employment <= Employments; employment++)
            {
                var value = Wanted(period, employment)
                    + basis.Carried.Where(one => one.Key.EmploymentId == Employment(employment)).Sum(one => one.Value);
                _held[(period, employment)] = value < 0 ? value - basis.Ledger.Lines
                    .Where(line => line.Key.EmploymentId == Employment(employment)).Sum(line => line.Cells[Hours].Value) : 0;
            }

            if (state == PeriodState.Closed)
                _corrections[period] = Of(period) with { Differences = carried.Differences(plan.Lines) };
            else
                _ledgers[period] = await SentAsync(_ledgers[period], plan, Delivery.Direct, $"{period}");
            return plan;
        }

        private PeriodCorrections Of(int period) => _corrections.GetValueOrDefault(period, PeriodCorrections.None);
    }
}
