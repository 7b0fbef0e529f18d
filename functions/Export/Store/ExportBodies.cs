using LoketFunctions.Export.Body;
using LoketFunctions.Export.Model;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>The bodies of exports: what was asked for, and the registrations.</summary>
internal sealed class ExportBodies(ExportStore exports, AppBlobs blobs)
{
    private const string Extension = ".json";

    public static string NameOf(string connectionId, string exportId) => $"{connectionId}/{exportId}{Extension}";

    /// <summary>Whose body it is.</summary>
    public static string ExportIdOf(string name) => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..^Extension.Length];

    public async Task<string> NameAsync(ExportRun run, CancellationToken cancellation) =>
        (await exports.FindAsync(run.ConnectionId, run.ExportId, cancellation))?.BodyBlob
        ?? throw new InvalidOperationException("The export's row is gone.");

    public async Task<Stream> OpenAsync(ExportRun run, CancellationToken cancellation)
    {
        var blob = blobs.Requests.GetBlobClient(await NameAsync(run, cancellation));
        return (await blob.DownloadStreamingAsync(cancellationToken: cancellation)).Value.Content;
    }

    public async Task<ExportHeader> HeaderAsync(ExportRun run, CancellationToken cancellation)
    {
        await using var body = await OpenAsync(run, cancellation);
        return await RegistrationBody.ReadHeaderAsync(body, new RegistrationFaults(), cancellation)
            ?? throw new InvalidOperationException("A body was taken in that cannot be read.");
    }
}
