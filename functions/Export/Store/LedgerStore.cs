using Azure;
using Azure.Storage.Blobs.Models;
using LoketFunctions.Export.Model;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>Names a ledger: one per payroll period of an administration.</summary>
internal sealed record LedgerKey(AdministrationKey Administration, int PeriodId)
{
    public static LedgerKey Of(ExportRun run, AdministrationContext context) =>
        new(new(run.ConnectionId, context.AdministrationId), context.Period.Id);

    public override string ToString() => $"{Administration}/{PeriodId}";
}

/// <summary>Ledgers as blobs.</summary>
internal sealed class LedgerStore(AppBlobs blobs)
{
    /// <summary>Null before anything was sent.</summary>
    public Task<Stored<Ledger>?> ReadAsync(LedgerKey key, CancellationToken cancellation) =>
        blobs.Ledgers.ReadJsonAsync<Ledger>(Name(key), cancellation);

    /// <summary>Of the administration's periods before this one, as far as anything was sent for them; the last one first.</summary>
    public async Task<IReadOnlyList<Ledger>> EarlierAsync(LedgerKey key, int most, CancellationToken cancellation)
    {
        var periods = new List<int>();
        await foreach (var blob in blobs.Ledgers.GetBlobsAsync(BlobTraits.None, BlobStates.None, Folder(key), cancellation))
        {
            if (blob.Name[Folder(key).Length..].Split('.') is [var name, "json", "gz"]
                && int.TryParse(name, out var period)
                && period < key.PeriodId)
                periods.Add(period);
        }

        var ledgers = new List<Ledger>();
        foreach (var period in periods.OrderDescending().Take(most))
        {
            if (await ReadAsync(key with { PeriodId = period }, cancellation) is { } stored)
                ledgers.Add(stored.Value);
        }

        return ledgers;
    }

    /// <summary>Replaces the ledger that was read; false when another export wrote meanwhile, or wrote under a newer lease.</summary>
    public Task<bool> TryCommitAsync(LedgerKey key, Ledger ledger, ETag? read, long fence, CancellationToken cancellation) =>
        blobs.Ledgers.TryCommitJsonAsync(Name(key), ledger, read, fence, [], cancellation);

    /// <summary>Makes what <paramref name="change"/> makes of the ledger as it is; one that gives back the same is not written.</summary>
    /// <exception cref="OvertakenException">
    /// Somebody wrote meanwhile; whether it was another export shows when the step begins again.
    /// </exception>
    public async Task<Ledger> ChangeAsync(
        LedgerKey key, long fence, Func<Ledger, CancellationToken, Task<Ledger>> change, CancellationToken cancellation)
    {
        var read = await ReadAsync(key, cancellation);
        var before = read?.Value ?? Ledger.Empty();
        var after = await change(before, cancellation);
        if (!ReferenceEquals(before, after) && !await TryCommitAsync(key, after, read?.ETag, fence, cancellation))
            throw new OvertakenException();
        return after;
    }

    private static string Folder(LedgerKey key) => $"{key.Administration}/";

    private static string Name(LedgerKey key) => $"{key}.json.gz";
}
