using Azure.Storage.Blobs;

namespace LoketFunctions.Localhost.Durable;

/// <summary>Texts of any length in table columns, which hold 32 K characters: longer ones go to a blob and leave its name.</summary>
internal sealed class PayloadStore(BlobContainerClient container)
{
    private const int LongestInline = 30_000;
    private const char Inline = '=';
    private const char InBlob = '@';

    public async Task<string?> PackAsync(string? text, string instanceId, string executionId, CancellationToken cancellation)
    {
        if (text is null || text.Length <= LongestInline)
        {
            return text is null ? null : Inline + text;
        }

        // An instance id holds no slash, so no instance's folder lies within another's.
        var name = $"{instanceId}/{executionId}/{Guid.NewGuid():N}";
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), overwrite: true, cancellation);
        return InBlob + name;
    }

    /// <returns>The text; null for none, and for one in a blob unless <paramref name="fetch"/>.</returns>
    public async Task<string?> UnpackAsync(string? packed, bool fetch, CancellationToken cancellation)
    {
        if (packed is null || packed[0] == Inline)
        {
            return packed?[1..];
        }

        if (!fetch)
        {
            return null;
        }

        var content = await container.GetBlobClient(packed[1..]).DownloadContentAsync(cancellation);
        return content.Value.Content.ToString();
    }

    /// <summary>Deletes the blobs of an instance, except those of one execution if it is named.</summary>
    public async Task DeleteAsync(string instanceId, string? exceptExecutionId, CancellationToken cancellation)
    {
        await foreach (var blob in container.GetBlobsAsync(prefix: instanceId + "/", cancellationToken: cancellation))
        {
            if (exceptExecutionId is null || !blob.Name.StartsWith($"{instanceId}/{exceptExecutionId}/", StringComparison.Ordinal))
            {
                await container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
            }
        }
    }
}
