using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Export;

/// <summary>Lets the exports of a connection go one after another, the oldest first.</summary>
internal sealed class ExportTurns(AppTables tables, ExportStore exports, WorkLeases leases, TimeProvider clock)
{
    /// <summary>An export that has not looked for this long does not run any more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>One that looked longer ago was not running itself: where all stood still, the earlier ones have to look first.</summary>
    private static readonly TimeSpan Awake = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(1);

    /// <exception cref="SupersededException">A later export gave this one up and may have gone first.</exception>
    public async Task<ExportTurn> TakeAsync(ExportRun run, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? lookedBefore = null;
        var mine = await exports.ChangeAsync(
            run.ConnectionId, run.ExportId, row => (lookedBefore, row.SeenAt) = (row.SeenAt, now), cancellation);
        if (mine.IsOver)
            throw new SupersededException();
        foreach (var earlier in await EarlierAsync(mine, cancellation))
        {
            if (!(now - lookedBefore < Awake) || !IsStill(earlier, now))
                return Wait(mine, now);
            var row = await exports.ChangeAsync(run.ConnectionId, earlier.ExportId, row => Abandon(row, now), cancellation);
            if (row.State == ExportState.Queued)
                return Wait(mine, now);
        }

        var lease = await leases.TakeAsync(run.ConnectionId, WorkLeases.Export, run.ExportId, null, cancellation);
        if (lease.RunId != run.ExportId)
            return Wait(mine, now);
        mine = await exports.ChangeAsync(
            run.ConnectionId, run.ExportId,
            row =>
            {
                if (!row.IsOver)
                    (row.State, row.StartedAt) = (ExportState.Running, row.StartedAt ?? now);
            },
            cancellation);
        if (!mine.IsOver)
            return new ExportTurn(true, lease.Fence, TimeSpan.Zero);
        // A step that was delivered once more took the lease of an export that ended meanwhile.
        await leases.ReleaseAsync(new WorkHold(run.ConnectionId, WorkLeases.Export, run.ExportId, lease.Fence), cancellation);
        throw new SupersededException();
    }

    /// <summary>Those that wait and were asked for before. One that runs holds the lease.</summary>
    private async Task<IReadOnlyList<ExportRow>> EarlierAsync(ExportRow mine, CancellationToken cancellation)
    {
        var queued = nameof(ExportState.Queued);
        var waiting = await tables.Exports.ListAsync<ExportRow>(
            TableClientExtensions.TableFilter(
                $"PartitionKey eq {mine.PartitionKey} and RowKey gt {mine.RowKey} and RowKey lt {ExportStore.ExportPrefix + "~"} and State eq {queued}"),
            cancellation);
        return waiting;
    }

    private static bool IsStill(ExportRow row, DateTimeOffset now) => now - (row.SeenAt ?? row.QueuedAt) >= Patience;

    private static void Abandon(ExportRow row, DateTimeOffset now)
    {
        // It may have looked meanwhile.
        if (row.State == ExportState.Queued && IsStill(row, now))
            (row.State, row.FailureCode, row.FinishedAt) = (ExportState.Failed, "unexpected", now);
    }

    private static ExportTurn Wait(ExportRow row, DateTimeOffset now) =>
        new(false, 0, now - row.QueuedAt < LongWait ? ShortWait : LongWait);
}
