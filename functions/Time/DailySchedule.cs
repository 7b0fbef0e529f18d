namespace LoketFunctions.Time;

/// <summary>When something that happens once a day, at a time on Dutch clocks, is due.</summary>
internal static class DailySchedule
{
    /// <summary>A day that was missed for longer is left to the next one, so that no night's work surprises anybody at noon.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(12);

    /// <summary>For as long after a moment is looked whether its work was started, where that is known by the moment itself.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromHours(2);

    /// <summary>
    /// The moment that has come and was not started yet; null while there is none. A time that the user moves to later
    /// the same day comes once more, as it was asked for.
    /// </summary>
    /// <param name="last">The moment that was started last.</param>
    /// <param name="since">The connection exists since; earlier moments are not its.</param>
    public static DateTimeOffset? DueMoment(TimeOnly time, DateTimeOffset? last, DateTimeOffset since, DateTimeOffset now)
    {
        var moment = AmsterdamTime.LastTimeOfDay(time, now);
        return moment > (last ?? since) && now - moment < Grace ? moment : null;
    }

    /// <summary>
    /// The moment that came a while ago at most, whether it was started or not: for what has an id made of the moment, and so is started
    /// once. What was missed for longer is left to the next one.
    /// </summary>
    /// <param name="since">As of <see cref="DueMoment"/>.</param>
    public static DateTimeOffset? RecentMoment(TimeOnly time, DateTimeOffset since, DateTimeOffset now)
    {
        var moment = AmsterdamTime.LastTimeOfDay(time, now);
        return moment > since && now - moment < Window ? moment : null;
    }
}
