using LoketFunctions.Export.Model;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Reconcile;

/// <summary>Far more of an allowance than in the periods before is reported of the person and the component.</summary>
public sealed class UsualAllowancesTests
{
    private const int Clothing = 284;
    private const int Meals = 45;

    [Theory]
    [InlineData(150, false)]
    [InlineData(150.01, true)]
    [InlineData(1000, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task A_person_is_held_against_the_own_average(double amount, bool isTold)
    {
        // 80, 120 and none: 100 in the periods in which there is any. What somebody else has does not count.
        Ledger[] earlier = [Sent((1, Travel, 80), (2, Travel, 2000)), Sent((1, Travel, 120)), Sent((2, Travel, 2000))];
        var doubts = await DoubtsAsync(earlier, (1, Travel, (decimal)amount), (2, Travel, 2000));
        Doubt[] told = [
            new Doubt(DoubtCode.AllowanceAboveUsual, null, null, "Persoon 1", new("P1"), null, (decimal)amount, 100)
            {
                Component = Travel,
            }];
        Assert.Equal(isTold ? told : [], doubts);
    }

    [Theory]
    [InlineData(240, false)]
    [InlineData(241, true)]
    public async Task Who_had_none_is_held_against_the_most_that_anybody_had(int amount, bool isTold)
    {
        Ledger[] earlier = [Sent((1, Travel, 40), (2, Travel, 100)), Sent((1, Travel, 160))];
        var doubts = await DoubtsAsync(earlier, (3, Travel, amount));
        Assert.Equal(isTold ? [("Persoon 3", 160m)] : [], doubts.Select(doubt => (doubt.Name!, doubt.Usual!.Value)));
    }

    [Fact]
    public async Task What_nobody_had_before_has_nothing_to_be_held_against()
    {
        Assert.Empty(await DoubtsAsync([], (1, Travel, 5000)));
        Assert.Empty(await DoubtsAsync([Sent((1, Travel, 10), (2, Clothing, 0))], (2, Clothing, 5000)));
    }

    /// <summary>Each component by itself, summed over the lines of an employment.</summary>
    [Fact]
    public async Task Allowances_are_not_mixed_and_those_of_several_units_are_one()
    {
        Ledger[] earlier = [Sent((1, Travel, 60), (1, Clothing, 500)), Sent((1, Travel, 60), (1, Clothing, 500))];
        Assert.Equal([Travel], (await DoubtsAsync(earlier, (1, Travel, 400), (1, Clothing, 500))).Select(doubt => doubt.Component!.Value));
        var plan = await OfAsync(Given(), Line(1, null, Amount(Travel, 60)), Line(1, new DepartmentTarget(Kitchen), Amount(Travel, 31)));
        Assert.Equal([(91m, 60m)],
            new UsualAllowances(Given(), earlier).Doubts(plan.Lines).Select(doubt => (doubt.Value!.Value, doubt.Usual!.Value)));
    }

    [Fact]
    public async Task Little_is_not_far_from_little()
    {
        Assert.Empty(await DoubtsAsync([Sent((1, Travel, 5))], (1, Travel, 29.99m)));
        Assert.Single(await DoubtsAsync([Sent((1, Travel, 5))], (1, Travel, 30)));
    }

    /// <summary>Hours are compared as hours; days go with them.</summary>
    [Fact]
    public async Task Meals_count_as_an_allowance_and_hours_and_days_do_not()
    {
        Ledger[] earlier = [Sent((1, Meals, 10), (1, Hours, 10), (1, Days, 2))];
        var plan = await OfAsync(Given(), Line(1, null, Count(Meals, 110), Minutes(Hours, 6000), Count(Days, 30)));
        Assert.Equal([(Meals, 110m)],
            new UsualAllowances(Given(), earlier).Doubts(plan.Lines).Select(doubt => (doubt.Component!.Value, doubt.Value!.Value)));
    }

    /// <summary>A correction that left less than nothing is no usual amount, and neither is what was taken back.</summary>
    [Fact]
    public async Task Only_periods_with_something_of_it_count()
    {
        Ledger[] earlier = [Sent((1, Travel, -300)), Sent((1, Travel, 100)), Sent((1, Travel, 0))];
        Assert.Empty(await DoubtsAsync(earlier, (1, Travel, 150)));
        Assert.Equal([100m], (await DoubtsAsync(earlier, (1, Travel, 151))).Select(doubt => doubt.Usual!.Value));
    }

    [Fact]
    public async Task The_share_is_the_rules()
    {
        Ledger[] earlier = [Sent((1, Travel, 1000))];
        var strict = Given() with { Rules = Given().Rules with { Likely = new LikelyRules { MaxDeviationPercent = 10 } } };
        var plan = await OfAsync(strict, Line(1, null, Amount(Travel, 1101)));
        Assert.Single(new UsualAllowances(strict, earlier).Doubts(plan.Lines));
        Assert.Empty(new UsualAllowances(Given(), earlier).Doubts(plan.Lines));
    }

    private static PlanBasis Given()
    {
        var mapping = AdministrationMapping.None with
        {
            WageComponents = new Dictionary<string, int?> { ["travel"] = Travel, ["clothes"] = Clothing, ["tips"] = null },
            Counts = new Dictionary<string, int?> { [CountedItem.Meals] = Meals, [CountedItem.WorkedDays] = Days },
        };
        var lists = Lists with
        {
            Components = [.. Lists.Components, new(Clothing, "KLEDINGTOESLAG", false, 7, "Bruto vergoeding", true),
                new(Meals, "MAALTIJDEN", false, 30, "Bedrag per eenheid", true)],
        };
        return Basis() with { Context = Context with { Mapping = mapping, Lists = lists } };
    }

    private static async Task<List<Doubt>> DoubtsAsync(Ledger[] earlier, params (int Employment, int Component, decimal Value)[] now)
    {
        var lines = now.GroupBy(
            one => one.Employment, one => Amount(one.Component, one.Value)).Select(amounts => Line(amounts.Key, null, [.. amounts]));
        var plan = await OfAsync(Given(), [.. lines]);
        return [.. new UsualAllowances(Given(), earlier).Doubts(plan.Lines)];
    }

    private static Ledger Sent(params (int Employment, int Component, decimal Value)[] sent) => new(0, null,
    [
        .. sent.GroupBy(one => one.Employment).Select(cells => new LedgerLine(
            new PayrollLineKey(Employment(cells.Key), 1, 1, Bar, null, null),
            cells.ToDictionary(cell => cell.Component, cell => new LedgerCell(cell.Value)))),
    ]);
}
