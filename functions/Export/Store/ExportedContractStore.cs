using LoketFunctions.Export.Model;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>The contracts that a period was last exported by, beside its ledger.</summary>
internal sealed class ExportedContractStore(AppBlobs blobs)
{
    public const string FileName = "contracts.json.gz";

    /// <summary>By employment; empty before the first export.</summary>
    public async Task<Dictionary<Guid, ExportedContract>> ReadAsync(LedgerKey key, CancellationToken cancellation) =>
        (await blobs.Ledgers.ReadJsonAsync<Dictionary<Guid, ExportedContract>>(Name(key), cancellation))?.Value ?? [];

    /// <summary>Exports of a connection go one after another, so there is nobody else's to lose.</summary>
    public Task WriteAsync(LedgerKey key, Dictionary<Guid, ExportedContract> contracts, CancellationToken cancellation) =>
        blobs.Ledgers.WriteJsonAsync(Name(key), contracts, cancellation);

    private static string Name(LedgerKey key) => $"{key}/{FileName}";
}
