using System.Globalization;
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
    private const string FenceKey = "fence";
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
        this BlobContainerClient container, string name, T value, ETag? expected, IDictionary<string, string> metadata,
        CancellationToken cancellation)
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

    /// <summary>
    /// Writes what <paramref name="change"/> makes of the blob as it is now, also where others change it at the same time.
    /// </summary>
    /// <param name="change">Given null where there is no such blob. Null leaves all as it is.</param>
    public static Task ChangeJsonAsync<T>(
        this BlobContainerClient container, string name, Func<T?, T?> change, CancellationToken cancellation)
        where T : class =>
        Optimistic.ChangeAsync<T?>($"Blob {name} of {container.Name}", async token =>
        {
            var stored = await container.ReadJsonAsync<T>(name, token);
            return change(stored?.Value) is { } changed
                ? (await container.TryWriteJsonAsync(name, changed, stored?.ETag, new Dictionary<string, string>(), token), changed)
                : (true, stored?.Value);
        }, cancellation);

    /// <summary>
    /// Replaces the blob that was read (<paramref name="read"/>; null: it was absent). False where somebody wrote meanwhile, or wrote
    /// under a newer lease.
    /// </summary>
    /// <param name="fence">Number of the lease under which this is written.</param>
    /// <param name="metadata">What is to be found without reading the blob.</param>
    public static async Task<bool> TryCommitJsonAsync<T>(
        this BlobContainerClient container, string name, T value, ETag? read, long fence, Dictionary<string, string> metadata,
        CancellationToken cancellation)
    {
        var standing = await container.ReadMetadataAsync(name, cancellation);
        if (standing is not null
            && standing.TryGetValue(FenceKey, out var other)
            && long.Parse(other, CultureInfo.InvariantCulture) > fence)
            return false;
        metadata[FenceKey] = fence.ToString(CultureInfo.InvariantCulture);
        return await container.TryWriteJsonAsync(name, value, read, metadata, cancellation);
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
