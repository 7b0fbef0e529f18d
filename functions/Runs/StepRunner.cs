using LoketFunctions.Planner;
using LoketFunctions.Telemetry;

namespace LoketFunctions.Runs;

/// <summary>Of which run a step is.</summary>
/// <param name="TenantKey">Planner and account.</param>
/// <param name="Trace">W3C traceparent of what started the run; null where nothing was traced.</param>
/// <param name="Administrations">Whose step it is; none where it is for the run as a whole.</param>
internal sealed record RunStep(WorkHold Hold, string TenantKey, string? Trace, IReadOnlyList<Guid> Administrations)
{
    /// <summary>False for what comes before the run has its lease, or after.</summary>
    public bool IsLeased { get; init; } = true;
}

/// <summary>
/// What every step of a run does around its work: go on with the trace, keep the lease, count the calls, and turn a known failure into an
/// outcome, so that only codes and counts enter the history. Details stay in the run's rows, for people.
/// </summary>
internal sealed class StepRunner(WorkLeases leases, AppTraces traces)
{
    /// <param name="name">The activity's.</param>
    /// <param name="work">Given what counts its calls to Loket.</param>
    public async Task<StepResult<T>> RunAsync<T>(
        string name, RunStep step, IRunNotes notes, Func<CallCount, Task<StepResult<T>>> work, CancellationToken cancellation)
        where T : class
    {
        var (run, loketCalls) = (step.Hold.Run, new CallCount());
        using var span = traces.Step(name, step.Trace, run.ConnectionId, run.RunId);
        using var plannerCalls = PlannerCallCount.Begin();
        try
        {
            if (step.IsLeased && !await leases.KeepAsync(step.Hold, cancellation))
                throw new SupersededException();
            return await work(loketCalls);
        }
        catch (Exception exception) when (StepFailures.Of(exception) is { } failure)
        {
            span.Failed(failure.Class, failure.Code);
            if (StepFailures.DetailOf(exception) is { } detail)
                await notes.NoteDetailAsync(run, step.Administrations, detail, cancellation);
            return new StepResult<T>(null, failure);
        }
        finally
        {
            // They were made, whoever gave up since.
            await notes.CountCallsAsync(run, loketCalls.Count, plannerCalls.Count, CancellationToken.None);
        }
    }
}
