using Azure.Storage.Blobs.Models;
using LoketFunctions.Export.Model;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>Corrections of paid periods, a blob beside each period's ledger.</summary>
internal sealed class CorrectionStore(AppBlobs blobs)
{
    public const string FileName = "corrections.json.gz";

    private const int MaxAttempts = 10;
    private static readonly IDictionary<string, string> NoMetadata = new Dictionary<string, string>().AsReadOnly();

    /// <summary>Of all periods of the administration that have any, by the period's id.</summary>
    public async Task<IReadOnlyDictionary<int, PeriodCorrections>> ListAsync(string connectionId, Guid administrationId, CancellationToken cancellation)
    {
        var (folder, all) = ($"{connectionId}/{administrationId}/", new SortedDictionary<int, PeriodCorrections>());
        await foreach (var blob in blobs.Ledgers.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellation))
        {
            if (blob.Name[folder.Length..].Split('/') is [var name, FileName] && int.TryParse(name, out var period)
                && await FindAsync(new LedgerKey(connectionId, administrationId, period), cancellation) is { } stored)
                all[period] = stored.Value;
        }

        return all;
    }

    /// <summary>Takes over what an export found; what was carried stays.</summary>
    public Task FoundAsync(LedgerKey key, IReadOnlyList<PeriodDifference> differences, CancellationToken cancellation) =>
        ChangeAsync(key, stored => stored with { Differences = differences }, cancellation);

    public async Task ChangeAsync(LedgerKey key, Func<PeriodCorrections, PeriodCorrections> change, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await FindAsync(key, cancellation);
            if (await blobs.Ledgers.TryWriteJsonAsync(Name(key), change(stored?.Value ?? PeriodCorrections.None), stored?.ETag, NoMetadata, cancellation))
                return;
        }

        throw new InvalidOperationException($"The corrections of {key} changed {MaxAttempts} times while being changed.");
    }

    private Task<Stored<PeriodCorrections>?> FindAsync(LedgerKey key, CancellationToken cancellation) =>
        blobs.Ledgers.ReadJsonAsync<PeriodCorrections>(Name(key), cancellation);

    private static string Name(LedgerKey key) => $"{key}/{FileName}";
}
