using LoketFunctions.Export.Body;
using LoketFunctions.Export.Model;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>
/// The bodies of exports: what was asked for, and the registrations. A body is large, and what it says besides its registrations is
/// small: that is staged when it was read, so that no later step reads the body for it.
/// </summary>
internal sealed class ExportBodies(ExportStore exports, ExportStaging staging, AppBlobs blobs)
{
    private const string Extension = ".json";
    private const string Header = "header";

    public static string NameOf(ConnectionId connectionId, string exportId) => $"{connectionId}/{exportId}{Extension}";

    /// <summary>Whose body it is.</summary>
    public static string ExportIdOf(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..^Extension.Length];

    public async Task<string> NameAsync(ExportRun run, CancellationToken cancellation) =>
        (await exports.FindAsync(run.Key, cancellation))?.BodyBlob
        ?? throw new InvalidOperationException("The export's row is gone.");

    public async Task<Stream> OpenAsync(ExportRun run, CancellationToken cancellation)
    {
        var blob = blobs.Requests.GetBlobClient(await NameAsync(run, cancellation));
        return (await blob.DownloadStreamingAsync(cancellationToken: cancellation)).Value.Content;
    }

    /// <summary>Lets the export's steps have what was asked for.</summary>
    public Task KeepHeaderAsync(ExportRun run, ExportHeader header, CancellationToken cancellation) =>
        staging.WriteAsync(run, null, Header, header, cancellation);

    /// <summary>
    /// What was asked for. The body itself is read only where that was not kept: of an export that an earlier version took in.
    /// </summary>
    public async Task<ExportHeader> HeaderAsync(ExportRun run, CancellationToken cancellation)
    {
        if (await staging.FindAsync<ExportHeader>(run, null, Header, cancellation) is { } kept)
            return kept;
        await using var body = await OpenAsync(run, cancellation);
        var header = await RegistrationBody.ReadHeaderAsync(body, new RegistrationFaults(), cancellation)
            ?? throw new InvalidOperationException("A body was taken in that cannot be read.");
        await KeepHeaderAsync(run, header, cancellation);
        return header;
    }
}
