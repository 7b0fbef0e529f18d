using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Reconcile;

/// <summary>How much a plan takes back of what is in Loket, and when that is much. Employments 1 to 9 had 3 values each: 27.</summary>
public sealed class WithdrawalsTests
{
    private const int Third = 33;

    [Fact]
    public async Task More_than_a_third_is_much_and_a_third_is_not()
    {
        var sent = await SentAsync(Whole(1, 9));
        Assert.Null((await OfAsync(sent, Whole(4, 9))).Much(Third));
        Assert.Equal(new MuchWithdrawn(10, 27, 4),
            (await OfAsync(sent, [.. Whole(5, 9), Line(4, null, Minutes(Hours, 60), Amount(Travel, 1))])).Much(Third));
        Assert.Equal(new MuchWithdrawn(27, 27, 9), (await OfAsync(sent)).Much(Third));
    }

    [Fact]
    public async Task The_setting_is_the_share_and_a_hundred_lets_all_go()
    {
        var withdrawn = await OfAsync(await SentAsync(Whole(1, 9)), Whole(4, 9));
        Assert.Equal(new MuchWithdrawn(9, 27, 3), withdrawn.Much(32));
        Assert.Null((await OfAsync(await SentAsync(Whole(1, 9)))).Much(100));
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(1, 2, false)]
    [InlineData(2, 2, true)]
    [InlineData(2, 9, false)]
    [InlineData(5, 5, true)]
    [InlineData(5, 9, true)]
    public async Task A_few_values_of_one_person_are_never_much(int withdrawn, int of, bool isMuch)
    {
        var sent = await SentAsync([.. Enumerable.Range(1, of).Select(OneValue)]);
        var all = await OfAsync(sent, [.. Enumerable.Range(withdrawn + 1, of - withdrawn).Select(OneValue)]);
        Assert.Equal(isMuch ? new MuchWithdrawn(withdrawn, of, withdrawn) : null, all.Much(Third));
    }

    [Fact]
    public async Task All_three_values_of_the_only_person_there_are_a_correction() =>
        Assert.Null((await OfAsync(await SentAsync(Whole(1, 1)))).Much(Third));

    [Fact]
    public async Task What_is_lowered_or_moves_to_another_record_does_not_go()
    {
        var sent = await SentAsync(Whole(1, 9));
        var kitchen = new DepartmentTarget(Kitchen);
        SelectedLine[] moved = [
            .. Enumerable.Range(1, 9).Select(number => Line(number, kitchen, Minutes(Hours, 6), Minutes(Overtime, 60), Amount(Travel, 1)))];
        Assert.Empty((await OfAsync(sent, moved)).Values);

        // Of those that move without their kilometres, these go.
        SelectedLine[] less = [
            .. Enumerable.Range(1, 9).Select(number => Line(number, kitchen, Minutes(Hours, 60), Minutes(Overtime, 60)))];
        Assert.All((await OfAsync(sent, less)).Values, value => Assert.Equal(Travel, value.Component));
        Assert.Null((await OfAsync(sent, less)).Much(Third));
    }

    /// <summary>A correction to nothing is as much of a withdrawal as a registration that is gone.</summary>
    [Fact]
    public async Task What_comes_to_nothing_goes()
    {
        var sent = await SentAsync([.. Enumerable.Range(1, 9).Select(OneValue)]);
        SelectedLine[] zeros = [
            .. Enumerable.Range(1, 6).Select(number => Line(number, null, Minutes(Hours, 0))), .. Enumerable.Range(7, 3).Select(OneValue)];
        Assert.Equal(new MuchWithdrawn(6, 9, 6), (await OfAsync(sent, zeros)).Much(Third));
    }

    /// <summary>What files go on taking back is no value any more: neither does it go again, nor is it there.</summary>
    [Fact]
    public async Task What_was_taken_back_before_counts_no_more()
    {
        var sent = await Plans.SentAsync(
            Ledger.Empty(), await Plans.OfAsync(Basis(delivery: Delivery.File), Whole(1, 9)), Delivery.File, "one");
        sent = await Plans.SentAsync(sent, await Plans.OfAsync(Basis(sent, Delivery.File), Whole(4, 9)), Delivery.File, "two");
        var next = await Plans.OfAsync(Basis(sent, Delivery.File), Whole(6, 9));
        var withdrawn = Withdrawals.Of(Basis(sent, Delivery.File), next.Lines);
        Assert.Equal((6, 18, 2), (withdrawn.Values.Count, withdrawn.InLoket, withdrawn.People));
    }

    /// <summary>Two employments of one person are one person; of somebody who is not known any more the employment counts.</summary>
    [Fact]
    public async Task People_are_counted_and_not_employments()
    {
        var basis = Basis(await SentAsync(Whole(1, 9)));
        var twice = basis with
        {
            ContractOf = id => id == Employment(3) ? null : basis.ContractOf(id) is { } contract && id == Employment(2)
            ? contract with { EmployeeId = Employment(101) }
            : basis.ContractOf(id)
        };
        Assert.Equal(8, Withdrawals.Of(twice, (await Plans.OfAsync(twice)).Lines).People);
    }

    /// <summary>Whatever was sent and is wanted: what goes and what stays add up to what was there.</summary>
    [Fact]
    public void What_goes_and_what_stays_is_what_was_there() => Prop.ForAll<int, int>((one, other) =>
    {
        var (before, after) = (Some(one), Some(other));
        var sent = SentAsync([.. before.Select(OneValue)]).GetAwaiter().GetResult();
        var withdrawn = OfAsync(sent, [.. after.Select(OneValue)]).GetAwaiter().GetResult();
        Assert.Equal(before.Except(after).Select(Employment).Order(), withdrawn.Values.Select(value => value.Key.EmploymentId).Order());
        Assert.Equal(before.Count, withdrawn.InLoket);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_token_is_of_these_withdrawals_and_no_others()
    {
        var sent = await SentAsync(Whole(1, 9));
        var (some, others) = (await OfAsync(sent, Whole(5, 9)), await OfAsync(sent, Whole(1, 5)));
        Assert.Equal(some.Much(Third), others.Much(Third));
        Assert.NotEqual(ConfirmToken.Of([], some.Values), ConfirmToken.Of([], others.Values));
        Assert.Equal(ConfirmToken.Of([], some.Values), ConfirmToken.Of([], (await OfAsync(sent, Whole(5, 9))).Values));
        var change = new ContractChange(Employment(1), 1, "", [ContractChangeReason.Kind], []);
        Assert.Equal(3, new[] { ConfirmToken.Of([], some.Values), ConfirmToken.Of([change], []), ConfirmToken.Of([change], some.Values) }
            .Distinct().Count());
        Assert.Null(ConfirmToken.Of([], []));
    }

    private static HashSet<int> Some(
        int seed) => [.. Enumerable.Range(1, 9).Where(number => new Random(unchecked((seed * 31) + number)).Next(2) == 0)];

    private static SelectedLine OneValue(int number) => Line(number, null, Minutes(Hours, 60));

    private static SelectedLine[] Whole(int first, int last) =>
        [.. Enumerable.Range(
            first, last - first + 1).Select(number => Line(number, null, Minutes(Hours, 60), Minutes(Overtime, 60), Amount(Travel, 1)))];

    private static async Task<Ledger> SentAsync(params SelectedLine[] lines) =>
        await Plans.SentAsync(Ledger.Empty(), await Plans.OfAsync(Basis(), lines), Delivery.Direct, "one");

    private static async Task<Withdrawals> OfAsync(Ledger ledger, params SelectedLine[] lines) =>
        Withdrawals.Of(Basis(ledger), (await Plans.OfAsync(Basis(ledger), lines)).Lines);
}
