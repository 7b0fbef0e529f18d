using LoketFunctions.Export.Model;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Tests.Export.Reconcile;

public sealed class PayrollPeriodGuardTests
{
    [Theory]
    [InlineData("", PeriodState.Open)]
    [InlineData("2 5 6 7 8", PeriodState.Open)]
    [InlineData("5 0", PeriodState.Processing)]
    [InlineData("1", PeriodState.Processing)]
    [InlineData("9", PeriodState.Closed)]
    [InlineData("9 0", PeriodState.Closed)]
    internal void Runs_say_whether_values_can_still_be_sent(string statuses, PeriodState expected)
    {
        var runs = statuses.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(status => new PayrollRun(null, new Metadata(MetadataKey.Parse(status), "…"), null, null)).ToList();
        Assert.Equal(expected, PayrollPeriodGuard.Find([Period(11) with { PayrollRuns = runs }], 2026, 11)!.State);
    }

    [Fact]
    public void Periods_are_found_by_number_and_by_day()
    {
        PayrollPeriodDetails[] periods = [
            Period(10), Period(11) with { AutomaticProcessing = new(new DateOnly(2026, 11, 27), false, null, null) }, Period(12)];

        Assert.Equal(202610, PayrollPeriodGuard.Find(periods, 2026, 10)!.Id);
        Assert.Null(PayrollPeriodGuard.Find(periods, 2025, 10));
        var byDay = PayrollPeriodGuard.Find(periods, new DateOnly(2026, 11, 30));
        Assert.Equal((202611, new DateOnly(2026, 11, 27)), (byDay!.Id, byDay.RunCreatedOn));
        Assert.Null(PayrollPeriodGuard.Find(periods, new DateOnly(2026, 9, 30)));
    }

    [Fact]
    public void A_real_period_goes_before_a_test_years_and_a_half_answer_is_no_period()
    {
        var test = Period(11) with { Id = 190011, Year = 1900, TestYear = true };
        Assert.Equal(202611, PayrollPeriodGuard.Find([test, Period(11)], new DateOnly(2026, 11, 1))!.Id);
        Assert.True(PayrollPeriodGuard.Find([test], new DateOnly(2026, 11, 1))!.TestYear);
        Assert.Null(PayrollPeriodGuard.Find([Period(11) with { EndDate = null }], 2026, 11));
    }

    private static PayrollPeriodDetails Period(int month) => new(
        202600 + month, 2026, month, new DateOnly(2026, month, 1), new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1), null, false, null,
        null);
}
