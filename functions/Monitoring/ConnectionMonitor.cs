using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Notifications;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Telemetry;
using LoketFunctions.Time;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Monitoring;

/// <summary>
/// Looks at all connections at once: how many there are in which state, how old their last good sync is, and each morning whether the
/// night was finished. Reads their rows and nothing else, so that it costs a call to storage per thousand of them.
/// </summary>
internal sealed partial class ConnectionMonitor(
    ConnectionStore connections, MonitoringMetrics metrics, NightlyCompletionCheck night, OperatorNotices operators, WorkLeases leases,
    MonitoringOptions options,
    TimeProvider clock, ILogger<ConnectionMonitor> logger)
{
    /// <summary>In place of a connection and a run, for the lease by which each night is looked at once.</summary>
    private static readonly ConnectionId Everybody = new("all");

    private const string Work = "watch";

    /// <summary>A morning that was missed for longer, because the app was down, is not looked back at.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(12);

    public async Task LookAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var all = await connections.ListLivingAsync(cancellation);
        Show(all, now);
        var nightEnd = AmsterdamTime.LastTimeOfDay(options.NightEndsAt, now);
        if (now - nightEnd < Grace)
            await LookAtNightAsync(all, nightEnd, cancellation);
    }

    private void Show(IReadOnlyList<Connection> all, DateTimeOffset now)
    {
        var byState = all.CountBy(connection => connection.State).ToDictionary();
        var goodSyncs = all.Where(connection => connection is { CanSync: true, LastGoodSync: not null })
            .Select(connection => (connection.Id, connection.LastGoodSync!.Value)).ToList();
        var deadLetters = all.Sum(connection => connection.DeadLetters);
        metrics.Show(new MonitoringFigures(now, [.. byState.Select(state => ((Enum)state.Key, state.Value))], deadLetters, goodSyncs));

        var oldest = goodSyncs.Count == 0 ? TimeSpan.Zero : now - goodSyncs.Min(sync => sync.Value);
        var (active, attention) = (
            byState.GetValueOrDefault(ConnectionState.Active), byState.GetValueOrDefault(ConnectionState.NeedsAttention));
        LogConnections(active, attention, deadLetters, (long)oldest.TotalHours);
    }

    /// <summary>Once per night: the lease remembers which was looked at last.</summary>
    private async Task LookAtNightAsync(IReadOnlyList<Connection> all, DateTimeOffset nightEnd, CancellationToken cancellation)
    {
        var date = AmsterdamTime.DateOf(nightEnd);
        var look = $"{date:yyyy-MM-dd}";
        var lease = await leases.TakeAsync(new RunKey(Everybody, look), Work, nightEnd, cancellation);
        if (lease.RunId != look)
            return;

        var due = all.Select(connection => night.IsDone(connection, nightEnd)).OfType<bool>().ToList();
        var unfinished = due.Count(isDone => !isDone);
        if (unfinished == 0)
        {
            LogFinished(date, due.Count);
        }
        else
        {
            LogUnfinished(date, unfinished, due.Count);
            await operators.RaiseAsync(
                new OperatorNotice(OperatorReason.NightNotFinished, look,
                    $"night of {look}: {unfinished} of {due.Count} connections are not done"), cancellation);
        }

        await leases.ReleaseAsync(new WorkHold(new RunKey(Everybody, look), Work, lease.Fence), cancellation);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Connections: {Active} active, {Attention} need attention, {DeadLetters} dead letters, "
            + "oldest good sync {Hours} hours ago")]
    private partial void LogConnections(int active, int attention, int deadLetters, long hours);

    [LoggerMessage(Level = LogLevel.Information, Message = "The night of {Date:yyyy-MM-dd} is finished: {Due} connections")]
    private partial void LogFinished(DateOnly date, int due);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The night of {Date:yyyy-MM-dd} is not finished: {Count} of {Due} connections")]
    private partial void LogUnfinished(DateOnly date, int count, int due);
}

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
        if (!connection.CanSync || planners.Find(connection.Tenant.Planner) is not { Profile.SyncsStaffAndHours: true } planner)
            return null;
        var moment = AmsterdamTime.LastTimeOfDay(connection.Effective(planner.Profile).NightlyAt, nightEnd - TimeToRun);
        return moment <= connection.CreatedAt ? null : connection.LastNightEnded >= moment;
    }
}
