using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Personnel.Push;

/// <summary>
/// The timer: a night, for each connection by which people go to Loket, of what begins on that day and of what somebody may have mended,
/// from the records that were pushed, and of all records where the connection is set to ask for them.
/// </summary>
internal sealed partial class DuePushTimer(
    ConnectionStore connections, Planners planners, PeopleRoutes routes, EmployeeRows rows, PushStarter starter, AuditLog audit,
    TimeProvider clock, ILogger<DuePushTimer> logger)
{
    [Function("NightlyPush")]
    public async Task RunAsync(
        [TimerTrigger("%SYNC_SCHEDULE%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var connection in await connections.ListSyncableAsync(cancellation))
        {
            if (planners.Find(connection.Tenant.Planner) is not { Profile: var profile }
                || !(profile.LeadsEmployees || connection.NewPeople))
                continue;
            if (DailySchedule.RecentMoment(connection.Effective(profile).NightlyAt, connection.CreatedAt, now) is { } night)
                await StartAsync(client, connection, night, cancellation);
        }
    }

    /// <summary>One connection that cannot be started does not keep the others from their night.</summary>
    private async Task StartAsync(DurableTaskClient client, Connection connection, DateTimeOffset night, CancellationToken cancellation)
    {
        try
        {
            if (await routes.FindAsync(connection, cancellation) is not { } route)
                return;
            // What was pushed since has a push of its own.
            var due = (await rows.ListDueAsync(connection.Id, AmsterdamTime.DateOf(night), cancellation))
                .Where(row => row.ReceivedAt <= night).Select(row => row.AdministrationId);
            var asks = connection.AsksForRecords && !route.LoketLeads;
            foreach (var administrationId in (asks ? due.Append(null) : due).Distinct().Where(id => route.Find(id) is not null))
            {
                // The id is the night's, so that looks that find it due make one push.
                var pushId = PushStore.RunIdOf(night, $"{connection.Id}{administrationId}");
                var start = new PushStart(PushTrigger.Nightly, Preview: false, Only: null, Pushed: 0, administrationId, asks);
                if (await starter.StartAsync(client, connection, pushId, start, cancellation))
                    await audit.NoteAsync(
                        connection.Tenant, connection.Id, new AuditEvent(AuditAction.PushRequested, pushId), cancellation);
            }
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogNotStarted(connection.Id, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The nightly push of connection {ConnectionId} could not be started: {ExceptionType}")]
    private partial void LogNotStarted(ConnectionId connectionId, string exceptionType);
}
