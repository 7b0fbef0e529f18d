namespace LoketFunctions.Runs;

/// <summary>The run has its turn, or another one goes first.</summary>
internal sealed record RunTurn(bool Taken, long Fence, TimeSpan Wait);

/// <summary>Lets the runs of a kind of a connection go one after another, the oldest first.</summary>
/// <param name="work">The lease's name.</param>
internal abstract class RunQueue<TRun, TAdministration>(
    RunStore<TRun, TAdministration> runs, WorkLeases leases, TimeProvider clock, string work)
    where TRun : RunRow, new()
    where TAdministration : RunAdministrationRow, new()
{
    /// <summary>A run that has not looked for this long does not run any more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>One that looked longer ago was not running itself: where all stood still, the earlier ones have to look first.</summary>
    private static readonly TimeSpan Awake = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(1);

    /// <exception cref="SupersededException">A later run gave this one up and may have gone first.</exception>
    public async Task<RunTurn> TakeAsync(RunKey run, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? lookedBefore = null;
        var mine = await runs.ChangeAsync(run, row => (lookedBefore, row.SeenAt) = (row.SeenAt, now), cancellation);
        if (mine.IsOver)
            throw new SupersededException();
        // One that runs holds the lease.
        foreach (var earlier in await runs.WaitingBeforeAsync(run, cancellation))
        {
            if (!(now - lookedBefore < Awake) || !IsStill(earlier, now))
                return Wait(mine, now);
            var row = await runs.ChangeAsync(earlier.Key, row => GiveUp(row, now), cancellation);
            if (row.IsWaiting)
                return Wait(mine, now);
        }

        var lease = await leases.TakeAsync(run, work, null, cancellation);
        if (lease.RunId != run.RunId)
            return Wait(mine, now);
        // Not the time of the look: the run before it may have ended since.
        var begun = clock.GetUtcNow();
        mine = await runs.ChangeAsync(run, row => row.Begin(begun), cancellation);
        if (!mine.IsOver)
            return new RunTurn(true, lease.Fence, TimeSpan.Zero);
        // A step that was delivered once more took the lease of a run that ended meanwhile.
        await leases.ReleaseAsync(new WorkHold(run, work, lease.Fence), cancellation);
        throw new SupersededException();
    }

    private static bool IsStill(TRun row, DateTimeOffset now) => now - (row.SeenAt ?? row.QueuedAt) >= Patience;

    private static void GiveUp(TRun row, DateTimeOffset now)
    {
        // It may have looked meanwhile.
        if (row.IsWaiting && IsStill(row, now))
            row.Abandon(RunCodes.Unexpected, now);
    }

    private static RunTurn Wait(TRun row, DateTimeOffset now) =>
        new(false, 0, now - row.QueuedAt < LongWait ? ShortWait : LongWait);
}
