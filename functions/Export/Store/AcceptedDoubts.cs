using LoketFunctions.Export.Model;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>
/// What of a payroll period of an administration people have accepted though it is not likely, beside its ledger. Holds keys, and no
/// names.
/// </summary>
internal sealed class AcceptedDoubts(AppBlobs blobs)
{
    public async Task<IReadOnlySet<string>> ReadAsync(LedgerKey key, CancellationToken cancellation) =>
        (await blobs.Ledgers.ReadJsonAsync<HashSet<string>>(Name(key), cancellation))?.Value ?? [];

    public Task AddAsync(LedgerKey key, IEnumerable<Doubt> doubts, CancellationToken cancellation)
    {
        List<string> added = [.. doubts.Select(doubt => doubt.Key())];
        return blobs.Ledgers.ChangeJsonAsync<HashSet<string>>(Name(key), stored => [.. stored ?? [], .. added], cancellation);
    }

    private static string Name(LedgerKey key) => $"{key}/accepted.json.gz";
}

/// <summary>What of the registrations is not likely, staged between steps.</summary>
internal sealed record StagedDoubts(IReadOnlyList<Doubt> Doubts)
{
    public const string Name = "doubts";

    public override string ToString() => $"{Doubts.Count} doubts";
}
