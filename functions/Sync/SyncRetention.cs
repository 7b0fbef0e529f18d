using LoketFunctions.Identifiers;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

/// <summary>
/// Syncs that are over for long, with their reports. Nothing is decided by them: what a sync compares with is the snapshot.
/// </summary>
internal sealed class SyncRetention(SyncRunStore runs, AppBlobs blobs) : IRetentionPolicy
{
    private const int MostReports = 1000;

    public Task<int> ForgetAsync(ConnectionId connectionId, RetentionCutoffs since, int limit, CancellationToken cancellation) =>
        runs.ForgetAsync(
            connectionId, since.Runs, limit, _ => true, run => blobs.Reports.DeletePrefixAsync($"{run.Key}/", MostReports, cancellation),
            cancellation);
}
