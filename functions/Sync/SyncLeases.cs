using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

/// <summary>Who may sync a connection now. Partition: connection. Row: "sync".</summary>
internal sealed class SyncLease : Row
{
    public string? RunId { get; set; }

    /// <summary>Rises with every new holder; what an older holder still wants to write is refused.</summary>
    public long Fence { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The nightly moment that was last taken, in the same write as the lease, so that no night runs twice.</summary>
    public DateTimeOffset? LastNight { get; set; }
}

/// <summary>
/// The lease that makes a sync single, where checking and then starting would race: taken under an ETag, kept by every step,
/// and numbered, so that a run that lost it cannot commit.
/// </summary>
internal sealed class SyncLeases(AppTables tables, TimeProvider clock)
{
    private const string Row = "sync";
    private const int MaxAttempts = 10;

    /// <summary>Until a run is scheduled and its first step keeps the lease.</summary>
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(2);

    /// <summary>Longer than any single step, so that only a dead run loses it.</summary>
    private static readonly TimeSpan StepTime = TimeSpan.FromMinutes(45);

    /// <summary>
    /// The lease for the new run; or, where another run holds it or the night was taken already, the lease as it stands (its
    /// RunId differs). A night whose run held the lease until it lapsed never ran, and may be taken again.
    /// </summary>
    /// <param name="night">The nightly moment that the run is for; null for one that was asked for.</param>
    public async Task<SyncLease> TakeAsync(string connectionId, string runId, DateTimeOffset? night, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var now = clock.GetUtcNow();
            var lease = await tables.Leases.FindAsync<SyncLease>(connectionId, Row, cancellation);
            if (lease is not null && (lease.RunId is null ? night is not null && lease.LastNight >= night : lease.ExpiresAt > now))
                return lease;

            var mine = new SyncLease
            {
                PartitionKey = connectionId,
                RowKey = Row,
                RunId = runId,
                Fence = (lease?.Fence ?? 0) + 1,
                ExpiresAt = now + StartTime,
                LastNight = night ?? lease?.LastNight,
            };
            if (lease is not null)
                mine.ETag = lease.ETag;
            var taken = lease is null
                ? await tables.Leases.TryAddAsync(mine, cancellation)
                : await tables.Leases.TryReplaceAsync(mine, cancellation);
            if (taken)
                return mine;
        }

        throw new InvalidOperationException($"The sync lease of connection {connectionId} could not be taken or read.");
    }

    public Task<SyncLease?> FindAsync(string connectionId, CancellationToken cancellation) =>
        tables.Leases.FindAsync<SyncLease>(connectionId, Row, cancellation);

    /// <summary>Called by every step: false when another run took over.</summary>
    public Task<bool> KeepAsync(SyncRequest request, CancellationToken cancellation) =>
        ChangeOwnAsync(request, lease => lease.ExpiresAt = clock.GetUtcNow() + StepTime, cancellation);

    /// <summary>The next run may start. Leaves the lease alone when it is another run's by now.</summary>
    public Task ReleaseAsync(SyncRequest request, CancellationToken cancellation) =>
        ChangeOwnAsync(request, lease => lease.RunId = null, cancellation);

    private async Task<bool> ChangeOwnAsync(SyncRequest request, Action<SyncLease> change, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var lease = await FindAsync(request.ConnectionId, cancellation);
            if (lease is null || lease.Fence != request.Fence || lease.RunId != request.RunId)
                return false;
            change(lease);
            if (await tables.Leases.TryReplaceAsync(lease, cancellation))
                return true;
        }

        throw new InvalidOperationException($"The sync lease of connection {request.ConnectionId} changed too often.");
    }
}
