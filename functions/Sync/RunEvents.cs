using LoketFunctions.Failures;
using LoketFunctions.Identifiers;
using LoketFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Sync;

/// <summary>
/// Tells operators how runs end, in the log and in metrics, once per run. Alerts find the messages by their words (docs/operations.md).
/// A preview only tells that it failed: it changes nothing that anybody counts.
/// </summary>
internal sealed partial class RunEvents(AppMetrics metrics, ILogger<RunEvents> logger)
{
    /// <param name="row">As it stands after the end.</param>
    /// <param name="failures">Of the run and of its administrations.</param>
    public void Ended(SyncRunRow row, SyncCounts counts, IReadOnlyList<(FailureClass Class, string Code)> failures)
    {
        foreach (var (failureClass, code) in failures)
            metrics.Failed(failureClass, code);
        if (row is { State: RunState.Failed, FailureCode: { } reason, FailureClass: { } why })
            LogFailed(row.RunId, row.Key.ConnectionId, reason, FailureClassName.Of(why));
        if (row.Preview)
            return;

        metrics.SyncEnded(row.State, row.Trigger, row.Duration);
        metrics.Records(counts.Created, counts.Updated, counts.Unchanged, counts.Skipped, counts.Failed);
        LogFinished(
            row.RunId, row.Key.ConnectionId, row.State, (long)row.Duration.TotalSeconds, row.LoketCalls,
            counts.Created, counts.Updated, counts.Unchanged, counts.Skipped, counts.Failed);
    }

    /// <summary>A run was announced but never got going.</summary>
    public void NeverBegan(ConnectionId connection, string run, string code)
    {
        metrics.Failed(FailureClass.Internal, code);
        LogFailed(run, connection, code, FailureClassName.Of(FailureClass.Internal));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sync run {Run} of connection {Connection} failed: {Code} ({Class})")]
    private partial void LogFailed(string run, ConnectionId connection, string code, string @class);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Sync run {Run} of connection {Connection} finished: {State}, {Seconds} s, {LoketCalls} calls to Loket, {Created} "
            + "created, {Updated} updated, {Unchanged} unchanged, {Skipped} skipped, {Failed} failed")]
    private partial void LogFinished(
        string run, ConnectionId connection, RunState state, long seconds, int loketCalls, int created, int updated, int unchanged,
        int skipped,
        int failed);
}
