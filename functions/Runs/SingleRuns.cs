using LoketFunctions.Identifiers;
using LoketFunctions.Telemetry;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Runs;

/// <summary>What is to be started.</summary>
/// <param name="Night">The nightly moment that it is for; null for a run that was asked for.</param>
/// <param name="Fill">What the new run's row says besides.</param>
/// <param name="Input">Of the orchestration, for the new run under its lease.</param>
internal sealed record SingleStart<TRun>(
    ConnectionId ConnectionId, string Orchestrator, string InstanceId, DateTimeOffset? Night, Action<TRun> Fill,
    Func<WorkHold, object> Input);

/// <summary>
/// Runs of a kind of which a connection has one at a time: the lease decides which of two starts wins, the fixed instance id lets a second
/// one find the first.
/// </summary>
/// <param name="work">The lease's name.</param>
internal abstract class SingleRuns<TRun, TAdministration>(
    RunStore<TRun, TAdministration> runs, WorkLeases leases, AppTraces traces, TimeProvider clock, string work)
    where TRun : RunRow, new()
    where TAdministration : RunAdministrationRow, new()
{
    /// <summary>A run that has released its lease needs this long at most to end.</summary>
    private static readonly TimeSpan EndingTime = TimeSpan.FromSeconds(30);

    protected RunStore<TRun, TAdministration> Runs { get; } = runs;

    /// <returns>The run, and whether it is a new one; an id that is null: the night was run before.</returns>
    protected async Task<(string? RunId, bool IsNew)> StartAsync(
        DurableTaskClient client, SingleStart<TRun> start, CancellationToken cancellation)
    {
        var connectionId = start.ConnectionId;
        var held = await leases.FindAsync(connectionId, work, cancellation);
        if (await client.GetInstanceAsync(start.InstanceId, cancellation) is { IsCompleted: false })
        {
            // Also where its lease lapsed because the host was down: the run goes on with the host and is not started over.
            if (held?.RunId is { } current && await Runs.FindAsync(new RunKey(connectionId, current), cancellation) is not { IsOver: true })
                return (current, false);
            // One that has reported its end lets go of the lease in a moment; whoever asks after that end asks for another run.
            if (!await EndsAsync(client, start.InstanceId, cancellation))
                return (held?.RunId, false);
        }
        else if (held is { RunId: { } abandoned } && held.ExpiresAt <= clock.GetUtcNow())
        {
            await AbandonAsync(new RunKey(connectionId, abandoned), cancellation);
        }

        var run = new RunKey(connectionId, Runs.NewRunId());
        var lease = await leases.TakeAsync(run, work, start.Night, cancellation);
        if (lease.RunId != run.RunId)
            return (lease.RunId, false);

        var hold = new WorkHold(run, work, lease.Fence);
        using var span = traces.Schedule(start.Orchestrator, connectionId, run.RunId);
        try
        {
            await Runs.TryAddAsync(run, start.Fill, cancellation);
            await client.ScheduleNewOrchestrationInstanceAsync(
                start.Orchestrator, start.Input(hold), new StartOrchestrationOptions(start.InstanceId), cancellation);
        }
        catch
        {
            await leases.GiveBackAsync(hold, CancellationToken.None);
            await AbandonAsync(run, CancellationToken.None);
            throw;
        }

        return (run.RunId, true);
    }

    /// <summary>Tells operators of a run that was announced but never got going.</summary>
    protected abstract void TellNeverBegan(RunKey run, string code);

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

    /// <summary>It is shown as failed, not as waiting for ever.</summary>
    private async Task AbandonAsync(RunKey run, CancellationToken cancellation)
    {
        if (await Runs.TryAbandonAsync(run, RunCodes.Unexpected, cancellation))
            TellNeverBegan(run, RunCodes.Unexpected);
    }
}
