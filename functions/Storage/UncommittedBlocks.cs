using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace LoketFunctions.Storage;

/// <summary>Blocks of a blob that its writer never committed. They are in no list of blobs by default, and count as stored.</summary>
internal static class UncommittedBlocks
{
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;

    /// <summary>
    /// Removes them. There is no call for that: storage drops whatever blocks a commit does not name, so the blob is made of none of them,
    /// and removed. One that was committed meanwhile stays as it is. Whoever still writes to it can no longer commit what was written.
    /// </summary>
    public static async Task DiscardBlocksAsync(this BlockBlobClient blob, CancellationToken cancellation)
    {
        var absent = new CommitBlockListOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            await blob.CommitBlockListAsync([], absent, cancellation);
        }
        catch (RequestFailedException exception) when (exception.Status is Conflict or PreconditionFailed)
        {
            return;
        }

        await blob.DeleteIfExistsAsync(cancellationToken: cancellation);
    }
}
