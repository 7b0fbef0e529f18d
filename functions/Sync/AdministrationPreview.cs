using LoketFunctions.Connections;
using LoketFunctions.Planner;

namespace LoketFunctions.Sync;

/// <summary>Says what a sync of one administration would do, field by field, and does nothing of it.</summary>
internal sealed class AdministrationPreview(AdministrationDecider decider, SyncRunStore runs, ReportStore reports)
{
    public async Task<SyncCounts> RunAsync(
        AdministrationStep step, Connection connection, PlannerSettings planner, CancellationToken cancellation)
    {
        var (request, id) = (step.Request, step.AdministrationId);
        var decided = await decider.DecideAsync(step, connection.Effective(planner.Profile), cancellation);
        var report = ReportBuilder.Foretell(decided.Decisions, decided.Planner);
        await reports.WriteAsync(request.Key, id, report, cancellation);
        await runs.ChangeAdministrationAsync(request.Key, id, row => row.Complete(report, RunNotice.Of(decided, report)), cancellation);
        return report.Counts;
    }
}
