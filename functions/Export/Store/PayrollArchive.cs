using System.Globalization;
using Azure;
using LoketFunctions.Export.Model;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>Whose files: one export of one administration and payroll period.</summary>
internal sealed record ArchiveFolder(AdministrationKey Administration, int PeriodId, string ExportId, int MappingVersion)
{
    public static ArchiveFolder Of(ExportRun run, AdministrationContext context) =>
        new(new(run.ConnectionId, context.AdministrationId), context.Period.Id, run.ExportId, context.Mapping.Version);

    /// <summary>Full name of the blob.</summary>
    public string Name(string fileName) => $"{Administration}/{PeriodId}/{ExportId}/{fileName}";

    public override string ToString() => ExportId;
}

/// <param name="Blob">Full name, by which it is opened.</param>
internal sealed record ArchivedFile(string Blob, string Sha256, long Length);

/// <summary>A file of the archive, being read.</summary>
internal sealed record ArchivedContent(Stream Content, string ContentType, long Length, string Sha256) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();

    public override string ToString() => Sha256;
}

/// <summary>Payroll files and reports, kept as they were made: written once and never again.</summary>
internal sealed class PayrollArchive(AppBlobs blobs)
{
    public const string Csv = "text/csv";
    public const string Html = "text/html; charset=utf-8";
    public const string Json = "application/json";

    private const string HashKey = "sha256";
    private const int NotFound = 404;

    /// <summary>
    /// Keeps what <paramref name="write"/> writes. Written again with the same content, it is as if it had been written once.
    /// </summary>
    /// <exception cref="InvalidOperationException">Something else lies there under this name.</exception>
    public async Task<ArchivedFile> StoreAsync(
        ArchiveFolder folder, string fileName, string contentType, Func<Stream, Task<WrittenFile>> write, CancellationToken cancellation)
    {
        var name = folder.Name(fileName);
        WrittenFile? written = null;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["exportid"] = folder.ExportId,
            ["period"] = folder.PeriodId.ToString(CultureInfo.InvariantCulture),
            ["mappingversion"] = folder.MappingVersion.ToString(CultureInfo.InvariantCulture),
        };
        var isNew = await blobs.PayrollFiles.TryCreateAsync(name, WriteAsync, metadata, contentType, cancellation);
        if (!isNew && (await blobs.PayrollFiles.ReadMetadataAsync(name, cancellation))?[HashKey] != written!.Sha256)
            throw new InvalidOperationException($"{name} is in the archive already with other content.");
        return new ArchivedFile(name, written!.Sha256, written.Length);

        async Task WriteAsync(Stream stream)
        {
            written = await write(stream);
            metadata[HashKey] = written.Sha256;
        }
    }

    /// <summary>Null where there is no such file.</summary>
    public async Task<ArchivedContent?> OpenAsync(string blob, CancellationToken cancellation)
    {
        try
        {
            var answer = (await blobs.PayrollFiles.GetBlobClient(blob).DownloadStreamingAsync(cancellationToken: cancellation)).Value;
            return new ArchivedContent(
                answer.Content, answer.Details.ContentType, answer.Details.ContentLength, answer.Details.Metadata[HashKey]);
        }
        catch (RequestFailedException exception) when (exception.Status == NotFound)
        {
            return null;
        }
    }
}
