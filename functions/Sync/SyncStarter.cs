using LoketFunctions.Connections;
using LoketFunctions.Runs;
using LoketFunctions.Telemetry;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Sync;

/// <summary>What a sync is to cover; everything, unless it says otherwise.</summary>
/// <param name="Night">The nightly moment that it is for; null for a sync that was asked for.</param>
/// <param name="Preview">Only says what a sync would do.</param>
internal sealed record SyncScope(
    Guid? AdministrationId = null, Guid? EmployeeId = null, bool Full = false, DateTimeOffset? Night = null, bool Preview = false)
{
    /// <summary>Who is mailed the report; null for nobody.</summary>
    public string? ReportTo { get; init; }

    public override string ToString() => nameof(SyncScope);
}

/// <summary>The run that was started, or the one that was under way already; none where the night was run before.</summary>
/// <param name="Preview">What that run is, which need not be what was asked for.</param>
internal sealed record StartedRun(string? RunId, bool AlreadyRunning, bool Preview = false);

/// <summary>Starts syncs.</summary>
internal sealed class SyncStarter(SyncRunStore runs, WorkLeases leases, RunEvents events, AppTraces traces, TimeProvider clock)
    : SingleRuns<SyncRunRow, SyncAdministrationRow>(runs, leases, traces, clock, SyncRequest.Lease)
{
    public async Task<StartedRun> StartAsync(
        DurableTaskClient client, Connection connection, SyncScope scope, CancellationToken cancellation)
    {
        var trigger = scope.Night is null ? SyncTrigger.Request : SyncTrigger.Nightly;
        var start = new SingleStart<SyncRunRow>(
            connection.Id, nameof(SyncConnectionOrchestration.SyncConnection), SyncConnectionOrchestration.InstanceId(connection.Id),
            scope.Night,
            row =>
            {
                (row.Trigger, row.EmployeeId, row.Preview) = (trigger, scope.EmployeeId, scope.Preview);
                (row.ReportTo, row.ReportMail) = (scope.ReportTo, scope.ReportTo is null ? null : ReportMail.Waiting);
            },
            hold => new SyncRequest(
                connection.Tenant.Key, connection.Id, hold.Run.RunId, hold.Fence, trigger, scope.AdministrationId, scope.EmployeeId,
                scope.Full, scope.Preview)
            {
                Trace = AppTraces.Current,
            });
        var (runId, isNew) = await StartAsync(client, start, cancellation);
        if (isNew)
            return new StartedRun(runId, AlreadyRunning: false, scope.Preview);
        var other = runId is null ? null : await Runs.FindAsync(new RunKey(connection.Id, runId), cancellation);
        return new StartedRun(runId, AlreadyRunning: true, other?.Preview == true);
    }

    protected override void TellNeverBegan(RunKey run, string code) => events.NeverBegan(run.ConnectionId, run.RunId, code);
}
