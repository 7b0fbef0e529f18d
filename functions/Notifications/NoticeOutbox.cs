using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Notifications;

/// <summary>
/// The table of notices. A row is added once, so a notice is one however many raise it; an attempt is claimed under the
/// row's ETag, so that two hosts do not send the same notice.
/// </summary>
internal sealed class NoticeOutbox(AppTables tables, NoticeOptions options, TimeProvider clock)
{
    /// <summary>How long notices are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Longer than an attempt: after it, whoever made the attempt has died.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(5);

    private const int ForgottenPerLook = 1000;

    private readonly IReadOnlyList<TimeSpan> _waits = options.Schedule();

    /// <summary>Adds the notice and claims its first attempt. False where it was there already.</summary>
    public Task<bool> TryAddClaimedAsync(NoticeRow row, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        (row.RaisedAt, row.Attempts, row.NextAt) = (now, 1, now + ClaimTime);
        return tables.Notices.TryAddAsync(row, cancellation);
    }

    /// <summary>Adds the notice for the timer. False where it was there already.</summary>
    public Task<bool> TryAddDueAsync(NoticeRow row, CancellationToken cancellation)
    {
        (row.RaisedAt, row.NextAt) = (clock.GetUtcNow(), clock.GetUtcNow());
        return tables.Notices.TryAddAsync(row, cancellation);
    }

    /// <summary>Claims the next attempt; false where another host was first.</summary>
    public Task<bool> TryClaimAsync(NoticeRow row, CancellationToken cancellation)
    {
        row.Attempts++;
        row.NextAt = clock.GetUtcNow() + ClaimTime;
        return tables.Notices.TryReplaceAsync(row, cancellation);
    }

    /// <summary>Writes down what came of the claimed attempt. An attempt that outlived its claim has no say any more.</summary>
    public Task<bool> SettleAsync(NoticeRow row, NoticeOutcome outcome, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var isLast = row.Attempts > _waits.Count;
        row.Status = outcome.Status == NoticeStatus.Waiting && isLast ? NoticeStatus.GivenUp : outcome.Status;
        row.Fault = outcome.Fault;
        row.NextAt = row.Status == NoticeStatus.Waiting ? now + _waits[row.Attempts - 1] : null;
        row.ToldAt = row.Status == NoticeStatus.Told ? now : null;
        row.IsOpen = row is { Status: NoticeStatus.Told, Channel: NoticeChannel.Planner, State: Planner.NoticeState.Raised, IsNews: false };
        return tables.Notices.TryReplaceAsync(row, cancellation);
    }

    /// <summary>What is to be tried now, the longest overdue first.</summary>
    public async Task<IReadOnlyList<NoticeRow>> DueAsync(int most, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var due = await tables.Notices.ListAsync<NoticeRow>(TableClientExtensions.TableFilter($"NextAt le {now}"), cancellation);
        return [.. due.OrderBy(row => row.NextAt).Take(most)];
    }

    /// <summary>Notices that planners have, and whose end they are still to be sent.</summary>
    public async Task<IReadOnlyList<NoticeRow>> OpenAsync(CancellationToken cancellation) =>
        await tables.Notices.ListAsync<NoticeRow>(TableClientExtensions.TableFilter($"IsOpen eq {true}"), cancellation);

    public Task<NoticeRow?> FindAsync(string partition, string row, CancellationToken cancellation) =>
        tables.Notices.FindAsync<NoticeRow>(partition, row, cancellation);

    /// <summary>Nothing is left to send of it.</summary>
    public Task CloseAsync(NoticeRow row, CancellationToken cancellation)
    {
        row.IsOpen = false;
        return tables.Notices.TryReplaceAsync(row, cancellation);
    }

    /// <summary>The notices of a connection to its owner and its planner, the newest first.</summary>
    /// <param name="before">Only what comes behind the notice of this key; null for all.</param>
    public async Task<IReadOnlyList<NoticeRow>> ListAsync(
        ConnectionId connectionId, int most, string? before, CancellationToken cancellation) =>
        await tables.Notices.WithPrefixAsync<NoticeRow>(connectionId.ToString(), "", cancellation, most, after: before);

    /// <summary>Forgets what was raised long ago, a part at each look.</summary>
    public async Task ForgetOldAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Kept;
        var old = await tables.Notices.ListAsync<OldRow>(TableClientExtensions.TableFilter($"RaisedAt lt {before}"), cancellation);
        foreach (var row in old.Take(ForgottenPerLook))
            await tables.Notices.TryDeleteAsync(row, cancellation);
    }

    /// <summary>Notices and facts alike, by their keys.</summary>
    private sealed class OldRow : Row;
}
