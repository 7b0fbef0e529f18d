using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace LoketFunctions.Storage;

/// <summary>Blobs written without being in memory whole. A source or a writer that throws leaves the blob as it was.</summary>
internal static class StreamedBlob
{
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;

    /// <summary>
    /// Reads the stream to its end into a blob that nobody else writes. Of a stream that breaks nothing is left, not even blocks that
    /// were never committed: it may come from anybody, and in any size.
    /// </summary>
    public static async Task UploadStreamAsync(
        this BlobContainerClient container, string name, Stream content, CancellationToken cancellation)
    {
        await using var blob = new BlockBlobStream(container.GetBlockBlobClient(name));
        try
        {
            await content.CopyToAsync(blob, cancellation);
            await blob.CommitAsync(new CommitBlockListOptions(), cancellation);
        }
        catch
        {
            await TryDiscardAsync(blob);
            throw;
        }
    }

    /// <summary>Makes the blob of what <paramref name="write"/> writes, whatever stood there.</summary>
    public static async Task WriteStreamAsync(
        this BlobContainerClient container, string name, Func<Stream, Task> write, string contentType, CancellationToken cancellation)
    {
        await using var blob = new BlockBlobStream(container.GetBlockBlobClient(name));
        await write(blob);
        await blob.CommitAsync(
            new CommitBlockListOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType } }, cancellation);
    }

    /// <summary>
    /// Makes a blob of what <paramref name="write"/> writes, asynchronously; false when the blob is there already, which then stays as it
    /// is.
    /// </summary>
    /// <param name="metadata">Looked at after the writing, so that a hash of what was written can be put in meanwhile.</param>
    public static async Task<bool> TryCreateAsync(
        this BlobContainerClient container, string name, Func<Stream, Task> write, IDictionary<string, string> metadata, string contentType,
        CancellationToken cancellation)
    {
        await using var blob = new BlockBlobStream(container.GetBlockBlobClient(name));
        await write(blob);
        var options = new CommitBlockListOptions
        {
            Metadata = metadata,
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            await blob.CommitAsync(options, cancellation);
            return true;
        }
        catch (RequestFailedException exception) when (IsThereAlready(exception))
        {
            return false;
        }
    }

    /// <summary>Also for a sender who hung up. Blocks that stay are found by who looks for them later.</summary>
    private static async Task TryDiscardAsync(BlockBlobStream blob)
    {
        try
        {
            await blob.DiscardAsync(CancellationToken.None);
        }
        catch (Exception)
        {
            // Storage is away: what broke the stream is still what is reported.
        }
    }

    /// <summary>Whoever commits first also throws away the blocks of all others.</summary>
    private static bool IsThereAlready(RequestFailedException exception) =>
        exception.Status is Conflict or PreconditionFailed || exception.ErrorCode == BlobErrorCode.InvalidBlockList;
}
