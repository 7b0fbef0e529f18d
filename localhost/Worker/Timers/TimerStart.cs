using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Localhost.Timers;

/// <summary>Where a timer stands when a host takes it up.</summary>
internal sealed record TimerStart(ScheduleStatus Status, bool IsPastDue)
{
    /// <param name="stored">What the host before noted; null when there was none.</param>
    /// <param name="schedule">The schedule as it is now.</param>
    /// <param name="now">In UTC.</param>
    public static TimerStart From(ScheduleStatus? stored, TimerSchedule schedule, DateTime now)
    {
        if (stored is null)
            return Fresh();
        var countedFrom = stored.Last != default ? stored.Last : stored.LastUpdated;
        var expected = schedule.Next(countedFrom);
        if (expected == stored.Next)
            return new TimerStart(stored, stored.Next < now);

        // The schedule was changed meanwhile: what the old one would have run is nobody's debt.
        return expected > now
            ? new TimerStart(new ScheduleStatus { Next = expected, LastUpdated = countedFrom }, IsPastDue: false)
            : Fresh();

        TimerStart Fresh() => new(new ScheduleStatus { Next = schedule.Next(now), LastUpdated = now }, IsPastDue: false);
    }
}
