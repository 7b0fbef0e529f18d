using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace LoketFunctions.Storage;

/// <summary>Long lists in a blob, as a gzipped JSON array, written and read item by item: memory does not grow with their length.</summary>
internal static class ItemBlob
{
    private const int NotFound = 404;

    private static readonly BlobHttpHeaders Headers = new() { ContentType = "application/json", ContentEncoding = "gzip" };

    /// <summary>Writes the blob, whatever stood there; leaves it as it was where the items throw.</summary>
    public static Task WriteItemsAsync<T>(
        this BlobContainerClient container, string name, IAsyncEnumerable<T> items, CancellationToken cancellation) =>
        container.WriteItemsAsync(name, items, new Dictionary<string, string>(), cancellation);

    /// <summary>Writes the blob with its metadata, whatever stood there; leaves it as it was where the items throw.</summary>
    public static async Task WriteItemsAsync<T>(
        this BlobContainerClient container, string name, IAsyncEnumerable<T> items, IDictionary<string, string> metadata,
        CancellationToken cancellation)
    {
        await using var blob = new BlockBlobStream(container.GetBlockBlobClient(name));
        await using (var zipped = new GZipStream(blob, CompressionLevel.Fastest, leaveOpen: true))
            await JsonSerializer.SerializeAsync(zipped, items, AppJson.Options, cancellation);
        await blob.CommitAsync(new CommitBlockListOptions { HttpHeaders = Headers, Metadata = metadata }, cancellation);
    }

    /// <summary>The items as they were written; none where there is no such blob.</summary>
    public static async IAsyncEnumerable<T> ReadItemsAsync<T>(
        this BlobContainerClient container, string name, [EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        if (await OpenAsync(container, name, cancellation) is not { } content)
            yield break;
        await using var unzipped = new GZipStream(content, CompressionMode.Decompress);
        await foreach (var item in JsonSerializer.DeserializeAsyncEnumerable<T>(unzipped, AppJson.Options, cancellation))
            yield return item ?? throw new JsonException("An item is null.");
    }

    private static async Task<Stream?> OpenAsync(BlobContainerClient container, string name, CancellationToken cancellation)
    {
        try
        {
            return (await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellation)).Value.Content;
        }
        catch (RequestFailedException exception) when (exception.Status == NotFound)
        {
            return null;
        }
    }
}
