using LoketFunctions.Storage;

namespace LoketFunctions.Export.Telling;

/// <summary>Which registrations went out last for an administration's period: what is not among them the next time, is withdrawn.</summary>
internal sealed class ExportedIds(AppBlobs blobs)
{
    private const string ExportIdKey = "exportId";

    /// <summary>Streamed; none before the first export.</summary>
    public IAsyncEnumerable<string> ReadAsync(string connectionId, ExportAdministrationRow row, CancellationToken cancellation) =>
        blobs.Ledgers.ReadItemsAsync<string>(Name(connectionId, row), cancellation);

    /// <summary>True where this export's own are there already.</summary>
    public async Task<bool> AreOfAsync(string exportId, string connectionId, ExportAdministrationRow row, CancellationToken cancellation) =>
        await blobs.Ledgers.ReadMetadataAsync(Name(connectionId, row), cancellation) is { } metadata
        && metadata.TryGetValue(ExportIdKey, out var stored) && stored == exportId;

    /// <summary>All at once: whoever reads sees the old list or the new one.</summary>
    public Task ReplaceAsync(
        string exportId, string connectionId, ExportAdministrationRow row, IAsyncEnumerable<string> ids, CancellationToken cancellation) =>
        blobs.Ledgers.WriteItemsAsync(Name(connectionId, row), ids, new Dictionary<string, string> { [ExportIdKey] = exportId }, cancellation);

    private static string Name(string connectionId, ExportAdministrationRow row) =>
        $"{connectionId}/{row.AdministrationId}/{row.PeriodId}/registrations.json.gz";
}
