using LoketFunctions.Export.Model;
using LoketFunctions.Personnel.Model;

namespace LoketFunctions.Personnel.Pay;

/// <summary>
/// By which period something is paid. What is paid once is of the period that holds its day. What recurs is paid whole in each period on
/// whose last day it holds, or on the last day of employment where that is in it. Nothing is paid of days before the start line.
/// </summary>
/// <param name="LastDay">Of the employment; null while none is known.</param>
internal sealed record PeriodPay(IReadOnlyList<PushedCompensation> Said, DateOnly StartLine, DateOnly? LastDay)
{
    /// <summary>By type; what comes to nothing is not there.</summary>
    public IReadOnlyDictionary<string, decimal> In(ExportPeriod period) => Sums(Said.Where(one => IsOf(one, period)));

    /// <summary>As <see cref="In"/>, of what is paid once.</summary>
    public IReadOnlyDictionary<string, decimal> OnceIn(ExportPeriod period) =>
        Sums(Said.Where(one => one.Kind == CompensationKind.OneTime && IsOf(one, period)));

    /// <summary>Days of what is paid once that no period holds, though they have come.</summary>
    public IEnumerable<PushedCompensation> WithoutPeriod(IReadOnlyList<ExportPeriod> periods, DateOnly today) =>
        Once(one => one.From <= today && !periods.Any(period => period.Holds(one.From)));

    /// <summary>The first day on which a later period pays something once; null for none.</summary>
    public DateOnly? NextOnce(IReadOnlyList<ExportPeriod> periods, DateOnly today) =>
        Once(one => one.From > today).Select(one => periods.FirstOrDefault(period => period.Holds(one.From))?.StartDate ?? one.From)
            .Where(day => day > today).Select(day => (DateOnly?)day).Min();

    /// <summary>The first day on which there may be something to pay again: as <see cref="NextOnce"/>, and as each period begins.</summary>
    public DateOnly? NextLook(IReadOnlyList<ExportPeriod> periods, DateOnly today)
    {
        var next = periods.Select(period => period.StartDate).Where(day => day > today).Order().Cast<DateOnly?>().FirstOrDefault()
            ?? periods.Select(period => (DateOnly?)period.EndDate.AddDays(1)).Max();
        var recurs = next is { } day && day > today
            && Said.Any(one => one.Kind == CompensationKind.Recurring && !(one.Until < day)) && !(LastDay < day);
        return new[] { NextOnce(periods, today), recurs ? next : null }.Min();
    }

    public override string ToString() => nameof(PeriodPay);

    private bool IsOf(PushedCompensation one, ExportPeriod period)
    {
        if (one.Kind == CompensationKind.OneTime)
            return one.From >= StartLine && period.Holds(one.From);
        var day = LastDay < period.EndDate ? LastDay.Value : period.EndDate;
        return day >= period.StartDate && day >= StartLine && one.From <= day && !(one.Until < day);
    }

    private IEnumerable<PushedCompensation> Once(Func<PushedCompensation, bool> isMeant) =>
        Said.Where(one => one.Kind == CompensationKind.OneTime && one.From >= StartLine && isMeant(one));

    private static Dictionary<string, decimal> Sums(IEnumerable<PushedCompensation> paid) =>
        paid.GroupBy(one => one.Type, StringComparer.Ordinal).Select(group => (group.Key, Sum: group.Sum(one => one.Amount)))
            .Where(one => one.Sum != 0).ToDictionary(one => one.Key, one => one.Sum, StringComparer.Ordinal);
}
