using LoketFunctions.Telemetry;

namespace LoketFunctions.Runs;

/// <summary>What failed for one administration outside the steps' own bookkeeping.</summary>
internal sealed record AdministrationFailure(Guid AdministrationId, StepFailure Failure)
{
    /// <summary>Of what came of each administration, those that failed.</summary>
    public static IEnumerable<AdministrationFailure> Among<T>(IEnumerable<(Guid Administration, StepResult<T> Result)> outcomes)
        where T : class =>
        from one in outcomes
        where one.Result.Failure is not null
        select new AdministrationFailure(one.Administration, one.Result.Failure!);
}

/// <summary>Input of a run's last step.</summary>
internal interface IRunEnd
{
    RunStep Step { get; }

    bool Preview { get; }

    /// <summary>Of the run as a whole; null where there is none.</summary>
    StepFailure? Failure { get; }

    IReadOnlyList<AdministrationFailure> Administrations { get; }
}

/// <summary>
/// The end of a run: what failed is written where people look, the connection's state follows, what was staged goes, the run's row ends,
/// and the lease is released last. Each part may be done again, so that a crash between any two is made up for when the step is
/// delivered again.
/// </summary>
internal abstract class RunFinisher<TEnd, TRun, TAdministration>(
    RunStore<TRun, TAdministration> runs, RunStaging staging, WorkLeases leases, AppTraces traces, TimeProvider clock)
    where TEnd : IRunEnd
    where TRun : RunRow, new()
    where TAdministration : RunAdministrationRow, new()
{
    protected RunStore<TRun, TAdministration> Runs { get; } = runs;

    protected TimeProvider Clock { get; } = clock;

    /// <summary>Writes down which administrations failed.</summary>
    public async Task NoteAsync(TEnd end, CancellationToken cancellation)
    {
        foreach (var failed in end.Administrations)
            await FailAsync(end, failed.AdministrationId, failed.Failure, cancellation);
    }

    /// <param name="step">The activity's name.</param>
    protected async Task<TRun> EndAsync(string step, TEnd end, CancellationToken cancellation)
    {
        var (hold, run) = (end.Step.Hold, end.Step.Hold.Run);
        using var span = traces.Step(step, end.Step.Trace, run.ConnectionId, run.RunId);
        await NoteAsync(end, cancellation);
        var administrations = await Runs.AdministrationsAsync(run, cancellation);
        if (end.Failure is { } whole)
        {
            foreach (var row in administrations.Where(row => !row.IsOver && row.FailureCode is null))
                await FailAsync(end, row.AdministrationId, whole, cancellation);
            administrations = await Runs.AdministrationsAsync(run, cancellation);
        }

        // A run that lost its lease has no say in the connection's state any more, and a preview never had.
        if (!end.Preview && await leases.KeepAsync(hold, cancellation))
            await ReflectAsync(end, administrations, cancellation);
        await staging.RemoveAsync(run, cancellation);
        var isNews = false;
        var ended = await Runs.ChangeAsync(
            run,
            row =>
            {
                isNews = row.End(end.Failure, Clock.GetUtcNow());
                SetEnded(row, end, administrations);
            },
            cancellation);
        // A step may run twice; whoever's write ended the run tells of it.
        if (isNews)
            TellOperators(ended, end, administrations);
        await leases.ReleaseAsync(hold, cancellation);
        return ended;
    }

    /// <summary>What the end means for the connection: who is to mend something, and what is mended.</summary>
    protected abstract Task ReflectAsync(TEnd end, IReadOnlyList<TAdministration> administrations, CancellationToken cancellation);

    /// <summary>The state in which the run ended.</summary>
    protected abstract void SetEnded(TRun run, TEnd end, IReadOnlyList<TAdministration> administrations);

    /// <summary>In the log and in metrics.</summary>
    /// <param name="run">As it stands after the end.</param>
    protected abstract void TellOperators(TRun run, TEnd end, IReadOnlyList<TAdministration> administrations);

    private Task<TAdministration> FailAsync(
        TEnd end, Guid administrationId, StepFailure failure, CancellationToken cancellation) =>
        Runs.ChangeAdministrationAsync(end.Step.Hold.Run, administrationId, row => row.Fail(failure), cancellation);
}
