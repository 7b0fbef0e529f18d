using LoketFunctions.Time;

namespace LoketFunctions.Sync;

/// <summary>When a connection's nightly sync is due.</summary>
internal static class NightlySchedule
{
    /// <summary>A night that was missed for longer is left to the next one, so that no sync surprises anybody at noon.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(12);

    /// <summary>
    /// The nightly moment that has come and was not started yet; null while there is none. A time that the user moves to later
    /// the same day comes once more, as it was asked for.
    /// </summary>
    /// <param name="lastNight">The moment that was started last.</param>
    /// <param name="since">The connection exists since; earlier moments are not its.</param>
    public static DateTimeOffset? DueNight(TimeOnly nightlyAt, DateTimeOffset? lastNight, DateTimeOffset since, DateTimeOffset now)
    {
        var moment = AmsterdamTime.LastTimeOfDay(nightlyAt, now);
        return moment > (lastNight ?? since) && now - moment < Grace ? moment : null;
    }
}
