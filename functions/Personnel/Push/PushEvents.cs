using LoketFunctions.Failures;
using LoketFunctions.Identifiers;
using LoketFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Personnel.Push;

/// <summary>Tells operators how pushes end, in the log and in metrics, once per push.</summary>
internal sealed partial class PushEvents(AppMetrics metrics, ILogger<PushEvents> logger)
{
    /// <param name="row">As it stands after the end.</param>
    /// <param name="failures">Of the push and of its administration.</param>
    public void Ended(PushRow row, PushCounts counts, IReadOnlyList<(FailureClass Class, string Code)> failures)
    {
        foreach (var (failureClass, code) in failures)
            metrics.Failed(failureClass, code);
        if (row is { State: PushState.Failed, FailureCode: { } reason, FailureClass: { } why })
            LogFailed(row.RunId, row.Key.ConnectionId, reason, FailureClassName.Of(why));
        if (row.Preview)
            return;
        metrics.PushEnded(row.State, row.Trigger, row.Duration);
        LogFinished(
            row.RunId, row.Key.ConnectionId, row.State, (long)row.Duration.TotalSeconds, row.LoketCalls, counts.Created, counts.Changed,
            counts.Unchanged, counts.SetAside + counts.NotTakingPart, counts.Failed);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Push {Run} of connection {Connection} failed: {Code} ({Class})")]
    private partial void LogFailed(string run, ConnectionId connection, string code, string @class);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Push {Run} of connection {Connection} finished: {State}, {Seconds} s, {LoketCalls} calls to Loket, {Created} created, "
            + "{Changed} changed, {Unchanged} unchanged, {SetAside} set aside, {Failed} failed")]
    private partial void LogFinished(
        string run, ConnectionId connection, PushState state, long seconds, int loketCalls, int created, int changed, int unchanged,
        int setAside, int failed);
}
