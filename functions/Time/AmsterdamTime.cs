using NodaTime;
using NodaTime.Extensions;

namespace LoketFunctions.Time;

/// <summary>The one place that knows Dutch local time. Everything else is UTC.</summary>
internal static class AmsterdamTime
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    public static DateOnly DateOf(DateTimeOffset moment) =>
        moment.ToInstant().InZone(Zone).Date.ToDateOnly();

    /// <summary>What Dutch clocks show.</summary>
    public static TimeOnly TimeOf(DateTimeOffset moment) =>
        moment.ToInstant().InZone(Zone).TimeOfDay.ToTimeOnly();

    /// <summary>
    /// The latest moment, not after <paramref name="now"/>, at which Dutch clocks showed <paramref name="time"/>. In the hour that
    /// summer time skips, the same distance after the gap; in the hour that winter time repeats, the first of the two.
    /// </summary>
    public static DateTimeOffset LastTimeOfDay(TimeOnly time, DateTimeOffset now)
    {
        var today = now.ToInstant().InZone(Zone).Date;
        var local = LocalTime.FromTimeOnly(time);
        var candidate = Moment(today, local);
        return candidate <= now ? candidate : Moment(today.PlusDays(-1), local);
    }

    /// <summary>
    /// The earliest moment after <paramref name="now"/> at which Dutch clocks show <paramref name="time"/>; see
    /// <see cref="LastTimeOfDay"/>.
    /// </summary>
    public static DateTimeOffset NextTimeOfDay(TimeOnly time, DateTimeOffset now)
    {
        var today = now.ToInstant().InZone(Zone).Date;
        var local = LocalTime.FromTimeOnly(time);
        var candidate = Moment(today, local);
        return candidate > now ? candidate : Moment(today.PlusDays(1), local);
    }

    /// <summary>
    /// Minutes that really go by from <paramref name="start"/> to <paramref name="end"/> on Dutch clocks, of the next day where the
    /// end is not after the start. A clock time that summer time skips is as far after the gap as it is into it; one that winter
    /// time repeats is the first of the two. Below 0 only where a start that summer time skips meets an end soon after the gap.
    /// </summary>
    public static int MinutesBetween(DateOnly date, TimeOnly start, TimeOnly end)
    {
        var day = LocalDate.FromDateOnly(date);
        var from = Zone.AtLeniently(day + LocalTime.FromTimeOnly(start));
        var to = Zone.AtLeniently((end > start ? day : day.PlusDays(1)) + LocalTime.FromTimeOnly(end));
        return (int)(to.ToInstant() - from.ToInstant()).TotalMinutes;
    }

    /// <summary>
    /// What <see cref="MinutesBetween"/> could be taken for in a night in which clocks are moved: the minutes that clocks showed, and
    /// those by either of two moments with the same clock time. In any other night the same minutes.
    /// </summary>
    public static IEnumerable<int> ReadingsOf(DateOnly date, TimeOnly start, TimeOnly end)
    {
        var day = LocalDate.FromDateOnly(date);
        var (from, to) = (day + LocalTime.FromTimeOnly(start), (end > start ? day : day.PlusDays(1)) + LocalTime.FromTimeOnly(end));
        yield return (int)Period.Between(from, to, PeriodUnits.Minutes).Minutes;
        foreach (var begin in Moments(from))
        {
            foreach (var finish in Moments(to))
                yield return (int)(finish - begin).TotalMinutes;
        }
    }

    private static Instant[] Moments(LocalDateTime local)
    {
        var found = Zone.MapLocal(local);
        return found.Count == 0 ? [Zone.AtLeniently(local).ToInstant()] : [found.First().ToInstant(), found.Last().ToInstant()];
    }

    private static DateTimeOffset Moment(LocalDate date, LocalTime time) =>
        Zone.AtLeniently(date + time).ToInstant().ToDateTimeOffset();
}
