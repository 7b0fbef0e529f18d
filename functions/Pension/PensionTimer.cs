using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Pension;

/// <summary>The timer: makes active what has come to its day, and reminds of what waits for somebody.</summary>
internal sealed partial class PensionTimer(ConnectionStore connections, PensionClock due, ILogger<PensionTimer> logger)
{
    [Function("PensionStages")]
    public async Task RunAsync([TimerTrigger("%SYNC_SCHEDULE%")] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var connection in await connections.ListLivingAsync(cancellation))
        {
            if (connections.PurposeOf(connection) == LinkPurpose.Pension)
                await LookAsync(connection, cancellation);
        }
    }

    /// <summary>One connection that fails does not keep the others from their day.</summary>
    private async Task LookAsync(Connection connection, CancellationToken cancellation)
    {
        try
        {
            await due.LookAsync(connection, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogFailed(connection.Id, exception.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The stages of pension link {ConnectionId} could not be looked at: {ExceptionType}")]
    private partial void LogFailed(ConnectionId connectionId, string exceptionType);
}
