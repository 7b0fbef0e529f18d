using LoketFunctions.Connections;
using LoketFunctions.Planner;
using LoketFunctions.Time;

namespace LoketFunctions.Monitoring;

/// <summary>Which connections' syncs a night was to bring to their end, and which of them are not done.</summary>
internal sealed class NightlyCompletionCheck(Planners planners)
{
    /// <summary>
    /// Between a connection's time and the night's end. A connection that begins later could not be done, so its night before is looked at.
    /// </summary>
    private static readonly TimeSpan TimeToRun = TimeSpan.FromHours(2);

    /// <summary>Whether the connection's night is to be done by then, and is: null where it is not to be.</summary>
    /// <param name="nightEnd">The moment by which nights are to be done.</param>
    public bool? IsDone(Connection connection, DateTimeOffset nightEnd)
    {
        if (!connection.CanSync || planners.Find(connection.Tenant.Planner) is not { } planner)
            return null;
        var moment = AmsterdamTime.LastTimeOfDay(connection.Effective(planner.Profile).NightlyAt, nightEnd - TimeToRun);
        return moment <= connection.CreatedAt ? null : connection.LastNightEnded >= moment;
    }
}
