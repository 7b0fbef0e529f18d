using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Monitoring;

/// <summary>The timer: looks at all connections.</summary>
internal sealed class MonitoringTimer(ConnectionMonitor watch)
{
    [Function("WatchConnections")]
    public Task RunAsync([TimerTrigger("%SYNC_SCHEDULE%")] TimerInfo timer, CancellationToken cancellation) =>
        watch.LookAsync(cancellation);
}
