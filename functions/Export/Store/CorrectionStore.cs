using Azure.Storage.Blobs.Models;
using LoketFunctions.Export.Model;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>Corrections of paid periods, a blob beside each period's ledger.</summary>
internal sealed class CorrectionStore(AppBlobs blobs)
{
    public const string FileName = "corrections.json.gz";

    /// <summary>Of all periods of the administration that have any, by the period's id.</summary>
    public async Task<IReadOnlyDictionary<int, PeriodCorrections>> ListAsync(
        AdministrationKey administration, CancellationToken cancellation)
    {
        var (folder, all) = ($"{administration}/", new SortedDictionary<int, PeriodCorrections>());
        await foreach (var blob in blobs.Ledgers.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellation))
        {
            if (blob.Name[folder.Length..].Split('/') is [var name, FileName] && int.TryParse(name, out var period)
                && await FindAsync(new LedgerKey(administration, period), cancellation) is { } stored)
                all[period] = stored.Value;
        }

        return all;
    }

    /// <summary>Takes over what an export found; what was carried stays.</summary>
    public Task FoundAsync(LedgerKey key, IReadOnlyList<PeriodDifference> differences, CancellationToken cancellation) =>
        ChangeAsync(key, stored => stored with { Differences = differences }, cancellation);

    public Task ChangeAsync(LedgerKey key, Func<PeriodCorrections, PeriodCorrections> change, CancellationToken cancellation) =>
        blobs.Ledgers.ChangeJsonAsync<PeriodCorrections>(Name(key), stored => change(stored ?? PeriodCorrections.None), cancellation);

    private Task<Stored<PeriodCorrections>?> FindAsync(LedgerKey key, CancellationToken cancellation) =>
        blobs.Ledgers.ReadJsonAsync<PeriodCorrections>(Name(key), cancellation);

    private static string Name(LedgerKey key) => $"{key}/{FileName}";
}
