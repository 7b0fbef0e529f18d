using LoketFunctions.Export.Model;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>
/// Registrations that an export left out before it was known for which administration they are, so that no administration's report holds
/// them. A blob of each export that has any.
/// </summary>
internal sealed class UnplacedRegistrations(AppBlobs blobs)
{
    /// <summary>Within a connection's, beside its administrations' folders.</summary>
    public const string Folder = "unplaced";

    /// <returns>Whether there are any.</returns>
    public async Task<bool> KeepAsync(ExportRun run, IAsyncEnumerable<LeftOut> items, CancellationToken cancellation)
    {
        if (!await items.AnyAsync(cancellation))
            return false;
        await blobs.PayrollFiles.WriteItemsAsync(Name(run.ConnectionId, run.ExportId), items, cancellation);
        return true;
    }

    public IAsyncEnumerable<LeftOut> ReadAsync(ConnectionId connectionId, string exportId, CancellationToken cancellation) =>
        blobs.PayrollFiles.ReadItemsAsync<LeftOut>(Name(connectionId, exportId), cancellation);

    public Task ForgetAsync(ConnectionId connectionId, string exportId, CancellationToken cancellation) =>
        blobs.PayrollFiles.DeleteBlobIfExistsAsync(Name(connectionId, exportId), cancellationToken: cancellation);

    private static string Name(ConnectionId connectionId, string exportId) => $"{connectionId}/{Folder}/{exportId}.json.gz";
}
