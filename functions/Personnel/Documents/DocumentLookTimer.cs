using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Personnel.Documents;

/// <summary>The timer: once a night, a look at each connection whose HR system gets payroll's documents.</summary>
internal sealed partial class DocumentLookTimer(
    ConnectionStore connections, Planners planners, TimeProvider clock, ILogger<DocumentLookTimer> logger)
{
    [Function("NightlyDocuments")]
    public async Task RunAsync(
        [TimerTrigger("%SYNC_SCHEDULE%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var connection in await connections.ListSyncableAsync(cancellation))
        {
            if (planners.Find(connection.Tenant.Planner) is not { Profile: var profile } || !connection.GivesDocuments(profile))
                continue;
            if (DailySchedule.RecentMoment(connection.Effective(profile).NightlyAt, connection.CreatedAt, now) is { } night)
                await StartAsync(client, connection, night, cancellation);
        }
    }

    /// <summary>One connection that cannot be started does not keep the others from theirs.</summary>
    private async Task StartAsync(DurableTaskClient client, Connection connection, DateTimeOffset night, CancellationToken cancellation)
    {
        try
        {
            await client.StartOnceAsync(
                nameof(DocumentLookOrchestration.LookForDocuments), new DocumentLook(connection.Tenant.Key, connection.Id, night),
                DocumentLookOrchestration.InstanceId(connection.Id, AmsterdamTime.DateOf(night)), isStarted: _ => true, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogNotStarted(connection.Id, exception.GetType().Name);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error, Message = "The look for documents of connection {ConnectionId} could not be started: {ExceptionType}")]
    private partial void LogNotStarted(ConnectionId connectionId, string exceptionType);
}
