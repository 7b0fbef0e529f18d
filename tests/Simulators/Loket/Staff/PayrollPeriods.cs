using System.Globalization;

namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>A payroll period (verloningsperiode); its id is yyyypp.</summary>
internal sealed record PayrollPeriod(int Year, int Number, DateOnly StartDate, DateOnly EndDate)
{
    public int Id => IdOf(Year, Number);

    public static int IdOf(int year, int number) => (year * 100) + number;

    public bool Holds(DateOnly day) => StartDate <= day && day <= EndDate;

    public bool Overlaps(Employment employment) => employment.StartDate <= EndDate && !(employment.EndDate < StartDate);
}

/// <summary>The payroll periods around a day: months, or four weeks that begin on the Monday of ISO week 1.</summary>
internal static class PayrollCalendar
{
    private const int WeeksPeriods = 13;
    private const int DaysOfFourWeeks = 28;

    /// <summary>All periods of last year, this year and the next, in order and without gaps.</summary>
    public static IReadOnlyList<PayrollPeriod> Around(PeriodType type, DateOnly today)
    {
        var years = Enumerable.Range(today.Year - 1, 3).ToArray();
        List<(int Year, int Number, DateOnly Start)> starts = [
            .. years.SelectMany(year => StartsOf(type, year).Select((start, i) => (year, i + 1, start)))];
        var after = StartsOf(type, years[^1] + 1)[0];
        return
        [
            .. starts.Select(
                (s, i) => new PayrollPeriod(s.Year, s.Number, s.Start, (i + 1 < starts.Count ? starts[i + 1].Start : after).AddDays(-1))),
        ];
    }

    private static DateOnly[] StartsOf(PeriodType type, int year) => type == PeriodType.Month
        ? [.. Enumerable.Range(1, 12).Select(month => new DateOnly(year, month, 1))]
        : [.. Enumerable.Range(0, WeeksPeriods)
            .Select(p => DateOnly.FromDateTime(ISOWeek.ToDateTime(year, 1, DayOfWeek.Monday)).AddDays(DaysOfFourWeeks * p))];
}
