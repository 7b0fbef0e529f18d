using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Pension.Delivery;

/// <summary>Begins looks at a connection for what is to be delivered.</summary>
internal sealed class DeliveryStarter(TimeProvider clock)
{
    /// <returns>False where one is under way.</returns>
    public async Task<bool> StartAsync(
        DurableTaskClient client, Connection connection, DateTimeOffset? night, CancellationToken cancellation)
    {
        var look = new DeliveryLook(connection.Tenant.Key, connection.Id, night ?? clock.GetUtcNow());
        var isNew = true;
        await client.StartOnceAsync(
            nameof(DeliveryOrchestration.DeliverPension), look, DeliveryOrchestration.InstanceId(connection.Id),
            // One that began after the night's moment has looked at all that the night would.
            instance => !(isNew = instance.IsCompleted && !(instance.CreatedAt >= night)), cancellation);
        return isNew;
    }
}

/// <summary>The timer: once a night, a look at each pension link. Which periods are due is said by Loket's payroll calendar.</summary>
internal sealed partial class DeliveryTimer(
    ConnectionStore connections, Planners planners, DeliveryStarter starter, TimeProvider clock, ILogger<DeliveryTimer> logger)
{
    [Function("NightlyPensionDeliveries")]
    public async Task RunAsync(
        [TimerTrigger("%SYNC_SCHEDULE%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var connection in await connections.ListSyncableAsync(cancellation))
        {
            if (planners.Find(connection.Tenant.Planner) is { Profile: { Purpose: LinkPurpose.Pension } profile }
                && DailySchedule.RecentMoment(connection.Effective(profile).NightlyAt, connection.CreatedAt, now) is { } night)
            {
                await StartAsync(client, connection, night, cancellation);
            }
        }
    }

    /// <summary>One connection that cannot be started does not keep the others from theirs.</summary>
    private async Task StartAsync(DurableTaskClient client, Connection connection, DateTimeOffset night, CancellationToken cancellation)
    {
        try
        {
            await starter.StartAsync(client, connection, night, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogNotStarted(connection.Id, exception.GetType().Name);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error, Message = "The deliveries of pension link {ConnectionId} could not be started: {ExceptionType}")]
    private partial void LogNotStarted(ConnectionId connectionId, string exceptionType);
}
