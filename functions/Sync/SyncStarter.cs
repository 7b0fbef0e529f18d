using LoketFunctions.Connections;
using LoketFunctions.Runs;
using LoketFunctions.Telemetry;
using Microsoft.DurableTask;
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

/// <summary>
/// Starts syncs, one at a time per connection: the lease decides which of two starts wins, the fixed instance id lets a second
/// one find the first.
/// </summary>
internal sealed class SyncStarter(RunStore runs, WorkLeases leases, RunEvents events, AppTraces traces, TimeProvider clock)
{
    private const string NeverBegan = "unexpected";

    /// <summary>A run that has released its lease needs this long at most to end.</summary>
    private static readonly TimeSpan EndingTime = TimeSpan.FromSeconds(30);

    public async Task<StartedRun> StartAsync(
        DurableTaskClient client, Connection connection, SyncScope scope, CancellationToken cancellation)
    {
        var instanceId = SyncConnectionOrchestration.InstanceId(connection.Id);
        var held = await leases.FindAsync(connection.Id, WorkLeases.Sync, cancellation);
        if (await IsUnderWayAsync(client, instanceId, cancellation))
        {
            // Also where its lease lapsed because the host was down: the run goes on with the host and is not started over.
            if (held?.RunId is { } current && await runs.FindAsync(connection.Id, current, cancellation) is not { FinishedAt: not null })
                return await UnderWayAsync(connection.Id, current, cancellation);
            // One that has told its end lets go of the lease in a moment; whoever asks after that end asks for another run.
            if (!await EndsAsync(client, instanceId, cancellation))
                return await UnderWayAsync(connection.Id, held?.RunId, cancellation);
        }
        else if (held is { RunId: { } abandoned } && held.ExpiresAt <= clock.GetUtcNow())
        {
            await AbandonAsync(connection.Id, abandoned, cancellation);
        }

        var runId = runs.NewRunId();
        var lease = await leases.TakeAsync(connection.Id, WorkLeases.Sync, runId, scope.Night, cancellation);
        if (lease.RunId != runId)
            return await UnderWayAsync(connection.Id, lease.RunId, cancellation);

        var trigger = scope.Night is null ? SyncTrigger.Request : SyncTrigger.Nightly;
        using var span = traces.Schedule(nameof(SyncConnectionOrchestration.SyncConnection), connection.Id, runId);
        var request = new SyncRequest(
            connection.Tenant.Key, connection.Id, runId, lease.Fence, trigger, scope.AdministrationId, scope.EmployeeId, scope.Full, scope.Preview)
        {
            Trace = AppTraces.Current,
        };
        try
        {
            await runs.AddAsync(connection.Id, runId, trigger, scope.EmployeeId, scope.Preview, cancellation);
            if (scope.ReportTo is { } reader)
                await runs.ChangeAsync(connection.Id, runId, row => (row.ReportTo, row.ReportMail) = (reader, ReportMail.Waiting), cancellation);
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(SyncConnectionOrchestration.SyncConnection), request, new StartOrchestrationOptions(instanceId), cancellation);
        }
        catch
        {
            await leases.GiveBackAsync(request.Hold(), CancellationToken.None);
            await AbandonAsync(connection.Id, runId, CancellationToken.None);
            throw;
        }

        return new StartedRun(runId, AlreadyRunning: false, scope.Preview);
    }

    private async Task<StartedRun> UnderWayAsync(string connectionId, string? runId, CancellationToken cancellation)
    {
        var run = runId is null ? null : await runs.FindAsync(connectionId, runId, cancellation);
        return new StartedRun(runId, AlreadyRunning: true, run?.Preview == true);
    }

    private static async Task<bool> IsUnderWayAsync(DurableTaskClient client, string instanceId, CancellationToken cancellation) =>
        await client.GetInstanceAsync(instanceId, cancellation) is { IsCompleted: false };

    /// <summary>False where it does not end in time, as where its host is down.</summary>
    private async Task<bool> EndsAsync(DurableTaskClient client, string instanceId, CancellationToken cancellation)
    {
        using var impatient = new CancellationTokenSource(EndingTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, impatient.Token);
        try
        {
            await client.WaitForInstanceCompletionAsync(instanceId, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>A run that was announced but never got going is shown as failed, not as waiting for ever.</summary>
    private async Task AbandonAsync(string connectionId, string runId, CancellationToken cancellation)
    {
        if (await runs.TryFailAsync(connectionId, runId, NeverBegan, cancellation))
            events.NeverBegan(connectionId, runId, NeverBegan);
    }
}
