using System.Globalization;
using LoketFunctions.Export.Model;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Personnel.Pay;

namespace LoketFunctions.Tests.Personnel.Pay;

/// <summary>By which period something is paid (decision 0054). Months of 2026; the start line is 1 March, today is 15 June.</summary>
public sealed class PeriodPayTests
{
    private static readonly DateOnly Line = new(2026, 3, 1);
    private static readonly DateOnly Today = new(2026, 6, 15);

    private static readonly IReadOnlyList<ExportPeriod> Months =
    [
        .. Enumerable.Range(1, 9).Select(month => new ExportPeriod(
            202600 + month, 2026, month, new DateOnly(2026, month, 1), new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1), false,
            PeriodState.Open, null)),
    ];

    [Theory]
    [InlineData("2026-02-28", 0)]
    [InlineData("2026-03-01", 3)]
    [InlineData("2026-03-31", 3)]
    [InlineData("2026-04-01", 4)]
    [InlineData("2026-11-01", 0)]
    public void What_is_paid_once_is_of_the_period_that_holds_its_day(string day, int month) =>
        Assert.Equal(month == 0 ? [] : [month], PaidIn(Pay(Once(day))));

    [Theory]
    [InlineData("2026-04-30", null, "4 5 6 7 8 9")]
    [InlineData("2026-05-01", "2026-06-30", "5 6")]
    [InlineData("2026-05-01", "2026-06-29", "5")]
    [InlineData("2026-05-02", "2026-05-30", "")]
    [InlineData("2025-01-01", null, "3 4 5 6 7 8 9")]
    public void What_recurs_is_paid_whole_where_it_holds_on_the_last_day(string from, string? until, string months) =>
        Assert.Equal(months, string.Join(' ', PaidIn(Pay(Recurring(from, until)))));

    [Theory]
    [InlineData("2026-05-20", "3 4 5")]
    [InlineData("2026-05-31", "3 4 5")]
    [InlineData("2026-04-30", "3 4")]
    public void Nothing_recurs_after_the_last_day_and_that_month_is_paid(string lastDay, string months) =>
        Assert.Equal(months, string.Join(' ', PaidIn(Pay(Day(lastDay), Recurring("2026-01-01")))));

    [Fact]
    public void What_begins_after_the_last_day_is_not_paid_and_what_is_paid_once_is()
    {
        var pay = Pay(Day("2026-05-10"), Recurring("2026-05-11"), Once("2026-07-03"));

        Assert.Equal([7], PaidIn(pay));
    }

    [Fact]
    public void Amounts_of_a_type_are_one_sum_and_what_comes_to_nothing_is_nothing()
    {
        var pay = Pay(
            Once("2026-05-03") with { Amount = 100.10m }, Once("2026-05-20") with { Amount = 0.05m }, Recurring("2026-05-01") with
            {
                Amount = 25,
            },
            Once("2026-05-09") with { Type = "fine", Amount = -10 }, Once("2026-05-10") with { Type = "fine", Amount = 10 });

        Assert.Equal([("bonus", 125.15m)], pay.In(Months[4]).Select(one => (one.Key, one.Value)));
        Assert.Equal([("bonus", 100.15m)], pay.OnceIn(Months[4]).Select(one => (one.Key, one.Value)));
    }

    [Fact]
    public void What_is_of_no_period_is_told_once_its_day_has_come()
    {
        var pay = Pay(Once("2026-05-03"), Once("2026-06-15"), Once("2026-11-30"), Once("2026-02-01"));

        Assert.Equal([Day("2026-06-15")], pay.WithoutPeriod([Months[4]], Today).Select(one => one.From));
    }

    [Theory]
    [InlineData("2026-06-30", null)]
    [InlineData("2026-08-20", "2026-08-01")]
    [InlineData("2026-12-24", "2026-12-24")]
    public void Later_pay_waits_until_its_period_begins(string day, string? next) =>
        Assert.Equal(next is null ? null : Day(next), Pay(Once(day)).NextOnce(Months, Today));

    [Theory]
    [InlineData("2026-01-01", null, "2026-07-01")]
    [InlineData("2026-01-01", "2026-06-30", null)]
    public void As_a_period_begins_what_recurs_is_looked_at(string from, string? until, string? next)
    {
        Assert.Equal(next is null ? null : Day(next), Pay(Recurring(from, until)).NextLook(Months, Today));
        Assert.Null(Pay(Recurring(from, until)).NextOnce(Months, Today));
    }

    [Fact]
    public void Where_no_later_period_is_known_it_is_looked_at_when_the_last_one_is_over() =>
        Assert.Equal(Day("2026-07-01"), Pay(Recurring("2026-01-01")).NextLook([.. Months.Take(6)], Today));

    [Theory]
    [InlineData("id", "pay-id-odd")]
    [InlineData("type", "pay-type-odd")]
    [InlineData("amount", "pay-amount-odd")]
    [InlineData("until", "pay-until-odd")]
    [InlineData("once", "pay-until-odd")]
    public void What_cannot_be_is_told_by_the_id(string fault, string code)
    {
        var good = Recurring("2026-05-01", "2026-05-01") with { Id = "c-1" };
        IReadOnlyList<PushedCompensation> said = fault switch
        {
            "id" => [good, good with { From = Day("2026-04-01") }],
            "type" => [good with { Type = "a\nb" }],
            "amount" => [good with { Amount = 10.005m }],
            "until" => [good with { Until = Day("2026-04-30") }],
            _ => [good with { Kind = CompensationKind.OneTime }],
        };

        Assert.Empty(CompensationCheck.Faults([good]));
        Assert.All(CompensationCheck.Faults(said), one => Assert.Equal((code, "c-1"), (one.Code, one.Compensation)));
        Assert.Equal(said.Count, CompensationCheck.Faults(said).Count);
    }

    private static IEnumerable<int> PaidIn(PeriodPay pay) =>
        Months.Where(month => pay.In(month).Count > 0).Select(month => month.PeriodNumber);

    private static PeriodPay Pay(params PushedCompensation[] said) => new(said, Line, null);

    private static PeriodPay Pay(DateOnly lastDay, params PushedCompensation[] said) => new(said, Line, lastDay);

    private static PushedCompensation Once(string day) => new($"once-{day}", "bonus", CompensationKind.OneTime, 100, Day(day));

    private static PushedCompensation Recurring(string from, string? until = null) => new(
        $"recurring-{from}", "bonus", CompensationKind.Recurring, 100, Day(from), until is null ? null : Day(until));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
