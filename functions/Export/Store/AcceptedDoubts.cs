using LoketFunctions.Export.Model;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>What of a payroll period of an administration people have accepted though it is not likely, beside its ledger. Holds keys, and nobody's name.</summary>
internal sealed class AcceptedDoubts(AppBlobs blobs)
{
    private const int MaxAttempts = 10;
    private static readonly IDictionary<string, string> NoMetadata = new Dictionary<string, string>().AsReadOnly();

    public async Task<IReadOnlySet<string>> ReadAsync(LedgerKey key, CancellationToken cancellation) =>
        (await FindAsync(key, cancellation))?.Value ?? [];

    public async Task AddAsync(LedgerKey key, IEnumerable<Doubt> doubts, CancellationToken cancellation)
    {
        List<string> added = [.. doubts.Select(doubt => doubt.Key())];
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await FindAsync(key, cancellation);
            if (await blobs.Ledgers.TryWriteJsonAsync<HashSet<string>>(Name(key), [.. stored?.Value ?? [], .. added], stored?.ETag, NoMetadata, cancellation))
                return;
        }

        throw new InvalidOperationException($"What is accepted of {key} changed {MaxAttempts} times while being changed.");
    }

    private Task<Stored<HashSet<string>>?> FindAsync(LedgerKey key, CancellationToken cancellation) =>
        blobs.Ledgers.ReadJsonAsync<HashSet<string>>(Name(key), cancellation);

    private static string Name(LedgerKey key) => $"{key}/accepted.json.gz";
}
