using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Failures;
using LoketFunctions.Identifiers;
using LoketFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Export.Steps;

/// <summary>
/// Tells operators how exports end, in the log and in metrics, once per export. Alerts find the messages by their words
/// (docs/operations.md). A preview only tells that it failed.
/// </summary>
internal sealed partial class ExportEvents(AppMetrics metrics, ILogger<ExportEvents> logger)
{
    /// <param name="row">As it stands after the end.</param>
    public void Ended(ExportRow row, IReadOnlyList<ExportAdministrationRow> administrations)
    {
        foreach (var failed in administrations.Where(one => one is { FailureCode: not null, FailureClass: not null }))
            metrics.Failed(failed.FailureClass!.Value, failed.FailureCode!);
        if (row is { FailureCode: { } code, FailureClass: { } failureClass })
        {
            metrics.Failed(failureClass, code);
            LogFailed(row.ExportId, row.Key.ConnectionId, code, FailureClassName.Of(failureClass));
        }

        if (row.Preview)
            return;
        metrics.ExportEnded(row.State, row.Trigger, row.Duration);
        var takenIn = administrations.Aggregate(row.Registrations, (sum, one) => sum + one.Registrations).TakenIn;
        LogFinished(
            row.ExportId, row.Key.ConnectionId, row.State, (long)row.Duration.TotalSeconds, row.LoketCalls, row.PlannerCalls, takenIn,
            administrations.Count);
    }

    /// <summary>The planner could not be notified in any of the attempts.</summary>
    public void GaveUpMarks(ExportRun run) => LogGivenUp(run.ExportId, run.ConnectionId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Export {Export} of connection {Connection} failed: {Code} ({Class})")]
    private partial void LogFailed(string export, ConnectionId connection, string code, string @class);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Export {Export} of connection {Connection} finished: {State}, {Seconds} s, {LoketCalls} calls to Loket, {PlannerCalls} "
            + "calls to the planner, {Registrations} registrations, {Administrations} administrations")]
    private partial void LogFinished(
        string export, ConnectionId connection, ExportState state, long seconds, int loketCalls, int plannerCalls, int registrations,
        int administrations);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "The marks of export {Export} of connection {Connection} could not be told to the planner")]
    private partial void LogGivenUp(string export, ConnectionId connection);
}
