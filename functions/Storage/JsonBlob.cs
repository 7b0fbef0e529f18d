using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace LoketFunctions.Storage;

/// <summary>A value read from a blob, with the ETag that a later write must still find.</summary>
internal sealed record Stored<T>(T Value, ETag ETag);

/// <summary>Values kept whole in a blob, as gzipped JSON.</summary>
internal static class JsonBlob
{
    private const int NotFound = 404;
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;

    /// <summary>Null when there is no such blob.</summary>
    public static async Task<Stored<T>?> ReadJsonAsync<T>(this BlobContainerClient container, string name, CancellationToken cancellation)
    {
        try
        {
            var answer = await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellation);
            await using var content = answer.Value.Content;
            await using var unzipped = new GZipStream(content, CompressionMode.Decompress);
            var value = await JsonSerializer.DeserializeAsync<T>(unzipped, AppJson.Options, cancellation);
            return value is null ? null : new Stored<T>(value, answer.Value.Details.ETag);
        }
        catch (RequestFailedException exception) when (exception.Status == NotFound)
        {
            return null;
        }
    }

    /// <summary>Writes the blob, whatever stood there.</summary>
    public static Task WriteJsonAsync<T>(this BlobContainerClient container, string name, T value, CancellationToken cancellation) =>
        UploadAsync(container, name, value, new BlobUploadOptions(), cancellation);

    /// <summary>
    /// Writes the blob only if it is still the one that was read (<paramref name="expected"/>), or still absent where that is
    /// null. False when somebody else wrote first.
    /// </summary>
    public static async Task<bool> TryWriteJsonAsync<T>(
        this BlobContainerClient container, string name, T value, ETag? expected, IDictionary<string, string> metadata, CancellationToken cancellation)
    {
        var options = new BlobUploadOptions
        {
            Metadata = metadata,
            Conditions = expected is { } etag
                ? new BlobRequestConditions { IfMatch = etag }
                : new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            await UploadAsync(container, name, value, options, cancellation);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is Conflict or PreconditionFailed)
        {
            return false;
        }
    }

    /// <summary>The blob's metadata, or null when there is no such blob.</summary>
    public static async Task<IDictionary<string, string>?> ReadMetadataAsync(
        this BlobContainerClient container, string name, CancellationToken cancellation)
    {
        try
        {
            var answer = await container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellation);
            return answer.Value.Metadata;
        }
        catch (RequestFailedException exception) when (exception.Status == NotFound)
        {
            return null;
        }
    }

    public static async Task DeletePrefixAsync(this BlobContainerClient container, string prefix, CancellationToken cancellation)
    {
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation))
            await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
    }

    private static async Task UploadAsync<T>(
        BlobContainerClient container, string name, T value, BlobUploadOptions options, CancellationToken cancellation)
    {
        options.HttpHeaders = new BlobHttpHeaders { ContentType = "application/json", ContentEncoding = "gzip" };
        using var buffer = new MemoryStream();
        await using (var zipped = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            await JsonSerializer.SerializeAsync(zipped, value, AppJson.Options, cancellation);
        buffer.Position = 0;
        await container.GetBlobClient(name).UploadAsync(buffer, options, cancellation);
    }
}
