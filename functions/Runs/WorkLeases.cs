using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Runs;

/// <summary>Who may do a kind of work for a connection now. Partition: connection. Row: the kind of work.</summary>
internal sealed class WorkLease : Row
{
    public string? RunId { get; set; }

    /// <summary>Rises with every new holder; what an older holder still wants to write is refused.</summary>
    public long Fence { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The nightly moment that was last taken, in the same write as the lease, so that no night runs twice.</summary>
    public DateTimeOffset? LastNight { get; set; }

    /// <summary>The one before it, until the run has begun.</summary>
    public DateTimeOffset? NightBefore { get; set; }
}

/// <summary>A run's hold on a lease: what it must show to write anything.</summary>
internal sealed record WorkHold(RunKey Run, string Work, long Fence);

/// <summary>
/// The lease that makes a kind of work single, where checking and then starting would race: taken under an ETag, kept by every step,
/// and numbered, so that a run that lost it cannot commit.
/// </summary>
internal sealed class WorkLeases(AppTables tables, TimeProvider clock)
{
    /// <summary>In the place of a run's id.</summary>
    private const string Nobody = "-";

    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Until a run is scheduled and its first step keeps the lease.</summary>
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(2);

    /// <summary>Longer than any single step, so that only a dead run loses it.</summary>
    private static readonly TimeSpan StepTime = TimeSpan.FromMinutes(45);

    /// <summary>
    /// The lease for the new run; or, where another run holds it or the night was taken already, the lease as it stands (its
    /// RunId differs). A night whose run held the lease until it lapsed never ran, and may be taken again.
    /// </summary>
    /// <param name="night">The nightly moment that the run is for; null for one that was asked for.</param>
    public async Task<WorkLease> TakeAsync(RunKey run, string work, DateTimeOffset? night, CancellationToken cancellation) =>
        (await tables.Leases.ChangeOrAddAsync<WorkLease>(
            run.ConnectionId.ToString(), work,
            lease =>
            {
                var now = clock.GetUtcNow();
                if (lease is not null && (lease.RunId is null ? night is not null && lease.LastNight >= night : lease.ExpiresAt > now))
                    return null;
                return new WorkLease
                {
                    RunId = run.RunId,
                    Fence = (lease?.Fence ?? 0) + 1,
                    ExpiresAt = now + StartTime,
                    LastNight = night ?? lease?.LastNight,
                    NightBefore = lease?.LastNight,
                };
            },
            cancellation))!;

    /// <summary>
    /// Takes the lease from whoever holds it, for good: no run of the connection takes another step, and none begins.
    /// </summary>
    public Task SeizeAsync(ConnectionId connectionId, string work, CancellationToken cancellation) =>
        tables.Leases.ChangeOrAddAsync<WorkLease>(
            connectionId.ToString(), work,
            lease => lease?.RunId == Nobody ? null : new WorkLease { RunId = Nobody, Fence = (lease?.Fence ?? 0) + 1, ExpiresAt = Never },
            cancellation);

    public Task<WorkLease?> FindAsync(ConnectionId connectionId, string work, CancellationToken cancellation) =>
        tables.Leases.FindAsync<WorkLease>(connectionId.ToString(), work, cancellation);

    /// <summary>Called by every step: false when another run took over.</summary>
    public Task<bool> KeepAsync(WorkHold hold, CancellationToken cancellation) =>
        ChangeOwnAsync(hold, lease => lease.ExpiresAt = clock.GetUtcNow() + StepTime, cancellation);

    /// <summary>The next run may start. Leaves the lease alone when it is another run's by now.</summary>
    public Task ReleaseAsync(WorkHold hold, CancellationToken cancellation) =>
        ChangeOwnAsync(hold, lease => lease.RunId = null, cancellation);

    /// <summary>The run did not begin: the next one may start, for the same night too.</summary>
    public Task GiveBackAsync(WorkHold hold, CancellationToken cancellation) =>
        ChangeOwnAsync(hold, lease => (lease.RunId, lease.LastNight) = (null, lease.NightBefore), cancellation);

    private async Task<bool> ChangeOwnAsync(WorkHold hold, Action<WorkLease> change, CancellationToken cancellation)
    {
        var isOwn = false;
        await tables.Leases.ChangeOrAddAsync<WorkLease>(
            hold.Run.ConnectionId.ToString(), hold.Work,
            lease =>
            {
                isOwn = lease is not null && lease.Fence == hold.Fence && lease.RunId == hold.Run.RunId;
                if (isOwn)
                    change(lease!);
                return isOwn ? lease : null;
            },
            cancellation);
        return isOwn;
    }
}
