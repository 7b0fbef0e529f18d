using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>The timer: goes on with what was cut short, or left something.</summary>
internal sealed partial class ErasureTimer(ConnectionStore connections, Eraser eraser, ILogger<ErasureTimer> logger)
{
    [Function("FinishErasures")]
    public async Task RunAsync(
        [TimerTrigger("%SYNC_SCHEDULE%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var connection in await connections.ListUnerasedAsync(cancellation))
        {
            try
            {
                await eraser.StartAsync(client, connection.Key, cancellation);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                LogNotStarted(connection.Id, exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The erasing of connection {ConnectionId} could not be started: {ExceptionType}")]
    private partial void LogNotStarted(ConnectionId connectionId, string exceptionType);
}
