using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using LoketFunctions.Export.Store;
using LoketFunctions.Identifiers;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Intake;

/// <summary>
/// What a machine that died in the middle of an upload left: blocks that were never made a blob. An upload that broke off for any other
/// reason took them away itself.
/// </summary>
internal sealed class BrokenUploads(ExportStore exports, AppBlobs blobs, TimeProvider clock) : IRetentionPolicy
{
    /// <summary>Twice as long as an upload can last, by functionTimeout in host.json.</summary>
    private static readonly TimeSpan NobodyWritesAfter = TimeSpan.FromHours(1);

    /// <summary>The storage itself forgets blocks after a week.</summary>
    private static readonly TimeSpan GoneAfter = TimeSpan.FromDays(8);

    public async Task<int> ForgetAsync(ConnectionId connectionId, RetentionCutoffs since, int limit, CancellationToken cancellation)
    {
        // Names of bodies come in the order of their exports, the newest first.
        var now = clock.GetUtcNow();
        var (from, to) = (NameAt(now - NobodyWritesAfter), NameAt(now - GoneAfter));
        var pieces = await blobs.Requests.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, $"{connectionId}/", cancellation)
            .TakeWhile(blob => string.CompareOrdinal(blob.Name, to) < 0)
            .Where(blob => string.CompareOrdinal(blob.Name, from) > 0 && blob.Properties.ContentLength is null or 0)
            .Take(limit).ToListAsync(cancellation);
        var removed = 0;
        foreach (var blob in pieces)
        {
            // An export that the planner is asked for is there before its body, and may collect it at any time.
            if (await exports.FindAsync(new RunKey(connectionId, ExportBodies.ExportIdOf(blob.Name)), cancellation) is not null)
                continue;
            await blobs.Requests.GetBlockBlobClient(blob.Name).DiscardBlocksAsync(cancellation);
            removed++;
        }

        return removed;

        string NameAt(DateTimeOffset at) => $"{connectionId}/{TableClientExtensions.NewestFirst(at)}";
    }
}
