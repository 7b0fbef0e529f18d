using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Connections;

/// <summary>
/// Reports to operators how refreshes of tokens end, in the log and in metrics. Alerts find the messages by their words
/// (docs/operations.md).
/// </summary>
internal sealed partial class TokenEvents(AppMetrics metrics, ILogger<TokenEvents> logger)
{
    public void Refreshed() => metrics.TokensRefreshed(RefreshOutcome.Refreshed);

    /// <summary>Loket no longer accepts the grant.</summary>
    public void Refused(ConnectionId connection)
    {
        metrics.TokensRefreshed(RefreshOutcome.Refused);
        LogGrantLost(connection);
    }

    /// <summary>Something else went wrong; whoever needs a token next tries again.</summary>
    public void Failed(ConnectionId connection, Exception exception)
    {
        metrics.TokensRefreshed(RefreshOutcome.Failed);
        LogNotRefreshed(connection, exception is LoketException known ? known.Failure.Reason.ToString() : exception.GetType().Name);
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Loket refused the refresh token of connection {Connection}: its user has to sign in again")]
    private partial void LogGrantLost(ConnectionId connection);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tokens of connection {Connection} could not be refreshed: {Reason}")]
    private partial void LogNotRefreshed(ConnectionId connection, string reason);
}
