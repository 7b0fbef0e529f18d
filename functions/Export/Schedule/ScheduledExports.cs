using LoketFunctions.Connections;
using LoketFunctions.Export.Store;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Export.Schedule;

/// <summary>The timer: has connections looked at whose time for scheduled exports has come, once a day each.</summary>
internal sealed partial class ScheduledExports(
    ConnectionStore connections, Downloads downloads, TimeProvider clock, ILogger<ScheduledExports> logger)
{
    [Function("ScheduledExports")]
    public async Task RunAsync(
        [TimerTrigger("%SYNC_SCHEDULE%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var connection in await connections.ListSyncableAsync(cancellation))
        {
            if (connection.ExportDaysAfterPeriod is not { } days || !connections.SyncsStaffAndHours(connection))
                continue;
            if (DailySchedule.DueMoment(connection.ExportTime, connection.LastExportLook, connection.CreatedAt, now) is { } moment)
                await StartAsync(client, connection, days, moment, cancellation);
        }

        await downloads.ForgetOldAsync(cancellation);
    }

    /// <summary>One connection that cannot be started does not keep the others from their exports.</summary>
    private async Task StartAsync(
        DurableTaskClient client, Connection connection, int days, DateTimeOffset moment, CancellationToken cancellation)
    {
        try
        {
            // A look that failed, or a day on which the app was down, loses nothing: the next one goes on where the last good one ended.
            var look = new DueExportScan(
                connection.Tenant.Key, connection.Id, moment,
                AmsterdamTime.DateOf(connection.LastExportLook ?? moment.AddDays(-1)).AddDays(-days),
                AmsterdamTime.DateOf(moment).AddDays(-days));
            var instanceId = DueExportScanOrchestration.InstanceId(connection.Id, AmsterdamTime.DateOf(moment));
            await client.StartOnceAsync(
                nameof(DueExportScanOrchestration.LookForExports), look, instanceId, isStarted: _ => true, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogNotStarted(connection.Id, exception.GetType().Name);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error, Message = "The scheduled export of connection {ConnectionId} could not be started: {ExceptionType}")]
    private partial void LogNotStarted(ConnectionId connectionId, string exceptionType);
}
