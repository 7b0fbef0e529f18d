using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Sync;

/// <summary>The timer: starts the connections whose night has come, each at its place in it (<see cref="NightlyStagger"/>). One that waits
/// for rights is looked at first, and begins with this night where they are there. Where an HR system leads, the rights are all that is
/// looked at: nothing else would ask for one that its profile needs by now.</summary>
internal sealed partial class NightlySync(
    ConnectionStore connections, RightsReview rights, Planners planners, SyncStarter starter, SyncOptions options,
    ReceivedMessages received, SignIns signIns,
    TimeProvider clock, ILogger<NightlySync> logger)
{
    /// <summary>Starts at once; each costs a few calls to storage.</summary>
    private const int AtOnce = 16;

    [Function("NightlySync")]
    public async Task RunAsync(
        [TimerTrigger("%SYNC_SCHEDULE%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var nextLook = options.NextLook(now);
        var waiting = await connections.ListInSetUpAsync(cancellation);
        var due = (await connections.ListSyncableAsync(cancellation)).Concat(waiting)
            .Select(connection => (Connection: connection, Night: NightOf(connection, now, nextLook)))
            .Where(pair => pair.Night is not null)
            .Select(pair => (pair.Connection, Night: pair.Night!.Value))
            .OrderBy(pair => WaitOf(pair.Connection, pair.Night, now))
            .ToList();
        await Parallel.ForEachAsync(
            due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (pair, token) =>
            {
                // One after another as their places come. Whoever the host does not get to before it ends, the next look starts.
                await Task.Delay(WaitOf(pair.Connection, pair.Night, clock.GetUtcNow()), clock, token);
                await StartAsync(client, pair.Connection, pair.Night, token);
            });
        if (due.Count > 0)
            LogStarted(due.Count, timer.IsPastDue);
        await received.ForgetOldAsync(cancellation);
        await signIns.ForgetOldAsync(cancellation);
    }

    private TimeSpan WaitOf(Connection connection, DateTimeOffset night, DateTimeOffset now) =>
        NightlyStagger.WaitOf(connection.Id, night, options.SpreadOver, now);

    private DateTimeOffset? NightOf(Connection connection, DateTimeOffset now, DateTimeOffset nextLook)
    {
        if (planners.Find(connection.Tenant.Planner) is not { } planner)
            return null;
        var night = DailySchedule.DueMoment(
            connection.Effective(planner.Profile).NightlyAt, connection.LastNight, connection.CreatedAt, now);
        return night is { } moment && NightlyStagger.HasCome(connection.Id, moment, options.SpreadOver, nextLook) ? moment : null;
    }

    /// <summary>One connection that cannot be started does not keep the others from their night.</summary>
    private async Task StartAsync(DurableTaskClient client, Connection connection, DateTimeOffset night, CancellationToken cancellation)
    {
        try
        {
            if (!connections.SyncsStaffAndHours(connection))
            {
                await rights.ReviewAsync(connection, cancellation);
                await connections.ChangeAsync(connection.Tenant, connection.Id, row => row.LastNight = night, cancellation);
                return;
            }

            if (connection.State == ConnectionState.SetUp && !(connection = await rights.LookAgainAsync(connection, cancellation)).CanSync)
            {
                await connections.ChangeAsync(connection.Tenant, connection.Id, row => row.LastNight = night, cancellation);
                return;
            }

            // The lease takes the night, so that it runs once; the note only spares the next timer the look. Where another
            // run is under way the night is not taken, and a later timer starts it.
            var run = await starter.StartAsync(client, connection, new SyncScope(Night: night), cancellation);
            if (!run.AlreadyRunning || run.RunId is null)
                await connections.ChangeAsync(connection.Tenant, connection.Id, row => row.LastNight = night, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogNotStarted(connection.Id, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Nightly sync due for {Count} connections, past due: {PastDue}")]
    private partial void LogStarted(int count, bool pastDue);

    [LoggerMessage(Level = LogLevel.Error, Message = "The nightly sync of connection {ConnectionId} could not be started: {ExceptionType}")]
    private partial void LogNotStarted(ConnectionId connectionId, string exceptionType);
}
