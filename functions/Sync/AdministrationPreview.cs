using LoketFunctions.Connections;
using LoketFunctions.Planner;

namespace LoketFunctions.Sync;

/// <summary>Says what a sync of one administration would do, field by field, and does nothing of it.</summary>
internal sealed class AdministrationPreview(AdministrationDecider decider, RunStore runs, ReportStore reports)
{
    public async Task<SyncCounts> RunAsync(AdministrationStep step, Connection connection, PlannerSettings planner, CancellationToken cancellation)
    {
        var (request, id) = (step.Request, step.AdministrationId);
        var decided = await decider.DecideAsync(step, connection.Effective(planner.Profile), cancellation);
        var report = ReportBuilder.Foretell(decided.Decisions, decided.Planner);
        await reports.WriteAsync(connection.Id, request.RunId, id, report, cancellation);
        await runs.CompleteAdministrationAsync(
            connection.Id, request.RunId, id, report, RunNotice.Of(decided, report), cancellation);
        return report.Counts;
    }
}
