using LoketFunctions.Export.Model;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Planner;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Reconcile;

/// <summary>A period that is far from those before is reported, of a person and of the administration.</summary>
public sealed class UsualHoursTests
{
    [Theory]
    [InlineData(100, null)]
    [InlineData(150, null)]
    [InlineData(151, DoubtCode.AboveUsual)]
    [InlineData(50, null)]
    [InlineData(49, DoubtCode.BelowUsual)]
    [InlineData(0, DoubtCode.BelowUsual)]
    public async Task A_person_is_held_against_the_own_average(int hours, string? code)
    {
        // 80, 120 and none: 100 in the periods in which there are any. The other one keeps the administration as it was.
        Ledger[] earlier = [Sent((1, 80), (2, 1000)), Sent((1, 120), (2, 1000)), Sent((2, 1000))];
        var doubts = await DoubtsAsync(earlier, isOver: true, (1, hours), (2, 1000));
        Assert.Equal(code is null ? [] : [(code, "Persoon 1", "P1", (decimal)hours, 100m)],
            doubts.Select(doubt => (doubt.Code, doubt.Name!, $"{doubt.PersonnelNumber}", doubt.Value!.Value, doubt.Usual!.Value)));
    }

    [Fact]
    public async Task While_the_period_goes_on_little_is_not_told() =>
        Assert.Empty(await DoubtsAsync([Sent((1, 100))], isOver: false, (1, 10)));

    [Fact]
    public async Task Little_is_not_far_from_little()
    {
        Assert.Empty(await DoubtsAsync([Sent((1, 4))], isOver: true, (1, 11)));
        Assert.Equal(
            [DoubtCode.AboveUsual, DoubtCode.AdministrationAboveUsual], Codes(await DoubtsAsync([Sent((1, 4))], isOver: true, (1, 12))));
    }

    [Fact]
    public async Task The_administration_is_held_against_its_own()
    {
        var doubts = await DoubtsAsync([Sent((1, 100), (2, 100)), Sent((1, 100), (2, 100))], isOver: true, (1, 100), (2, 100), (3, 120));
        var doubt = Assert.Single(doubts);
        Assert.Equal(
            (DoubtCode.AdministrationAboveUsual, null, 320m, 200m), (doubt.Code, doubt.Name, doubt.Value!.Value, doubt.Usual!.Value));
        Assert.Equal([DoubtCode.BelowUsual, DoubtCode.AdministrationBelowUsual],
            Codes(await DoubtsAsync([Sent((1, 100), (2, 20))], isOver: true, (2, 20))));
    }

    /// <summary>Days stand among Loket's hours; amounts do not count either, and who is new has nothing to be held against.</summary>
    [Fact]
    public async Task Only_hours_are_compared()
    {
        var sent = new Ledger(0, null, [new LedgerLine(new PayrollLineKey(Employment(1), 1, 1, Bar, null, null),
            new() { [Hours] = new(100), [Days] = new(900), [Travel] = new(9000) })]);
        var basis = Basis() with
        {
            Context =
            Context with { Mapping = Context.Mapping with { Counts = new Dictionary<string, int?> { ["workedDays"] = Days } } }
        };
        var plan = await OfAsync(basis, Line(1, null, Minutes(Hours, 6000), Count(Days, 20), Amount(Travel, 1)));
        Assert.Empty(new UsualHours(basis, [sent]).Doubts(plan.Lines, isOver: true));
        Assert.Empty(await DoubtsAsync([], isOver: true, (1, 500)));
    }

    [Fact]
    public async Task The_share_is_the_rules()
    {
        Ledger[] earlier = [Sent((1, 100))];
        var basis = Basis();
        var strict = basis with { Rules = basis.Rules with { Likely = new LikelyRules { MaxDeviationPercent = 10 } } };
        var plan = await OfAsync(strict, Line(1, null, Minutes(Hours, 111 * 60)));
        Assert.Equal([DoubtCode.AboveUsual, DoubtCode.AdministrationAboveUsual],
            Codes(new UsualHours(strict, earlier).Doubts(plan.Lines, isOver: true)));
        Assert.Empty(new UsualHours(basis, earlier).Doubts(plan.Lines, isOver: true));
    }

    private static IEnumerable<string> Codes(IEnumerable<Doubt> doubts) => doubts.Select(doubt => doubt.Code);

    private static async Task<List<Doubt>> DoubtsAsync(Ledger[] earlier, bool isOver, params (int Employment, int Hours)[] now)
    {
        var plan = await OfAsync(Basis(), [.. now.Where(one => one.Hours > 0)
            .Select(one => Line(one.Employment, null, Minutes(Overtime, one.Hours * 30), Minutes(Hours, one.Hours * 30)))]);
        return [.. new UsualHours(Basis(), earlier).Doubts(plan.Lines, isOver)];
    }

    private static Ledger Sent(params (int Employment, int Hours)[] lines) => new(0, null,
        [.. lines.Select(line =>
            new LedgerLine(new PayrollLineKey(Employment(line.Employment), 1, 1, Bar, null, null), new() { [Hours] = new(line.Hours) }))]);
}
