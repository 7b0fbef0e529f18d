using LoketFunctions.Export.Model;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LoketFunctions.Export.Schedule;

/// <summary>
/// Which payroll periods' day has come: those that ended after <paramref name="After"/>, until and with <paramref name="Until"/>.
/// </summary>
/// <param name="At">The moment that the look is for.</param>
internal sealed record DueExportScan(string TenantKey, ConnectionId ConnectionId, DateTimeOffset At, DateOnly After, DateOnly Until);

/// <summary>The exports that a look made.</summary>
internal sealed record DueExports(IReadOnlyList<ExportRun> Runs);

/// <summary>A connection's daily look for periods to export by schedule: find them, and export each.</summary>
internal static class DueExportScanOrchestration
{
    internal static string InstanceId(ConnectionId connectionId, DateOnly day) =>
        InstancePrefix(connectionId) + day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Begins the ids of all looks at a connection.</summary>
    internal static string InstancePrefix(ConnectionId connectionId) => $"export-look-{connectionId}-";

    [Function(nameof(LookForExports))]
    public static async Task LookForExports([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var look = context.GetInput<DueExportScan>() ?? throw new InvalidOperationException("Which connection to look at is not said.");
        var due = await context.RunStepAsync<DueExports>(nameof(DueExportScanSteps.FindDueExports), look, StepRetry.DefaultDelay);
        await Task.WhenAll((due.Value?.Runs ?? []).Select(run => context.CallSubOrchestratorAsync(
            ExportOrchestrations.ExportConnection, run,
            new SubOrchestrationOptions(instanceId: ExportOrchestrations.InstanceId(run.ExportId)))));
    }
}
