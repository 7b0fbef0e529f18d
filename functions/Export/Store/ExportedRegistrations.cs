using System.Runtime.CompilerServices;
using Azure.Storage.Blobs.Models;
using LoketFunctions.Export.Model;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>
/// Which registrations are in Loket by way of this app, a list for each payroll administration and period: what is not in any of them
/// is not there.
/// </summary>
internal sealed class ExportedRegistrations(AppBlobs blobs)
{
    public const string FileName = "registrations.json.gz";
    public const string UnpaidFileName = "unpaid-registrations.json.gz";
    public const string LateFileName = "late-withdrawals.json.gz";
    private const string ExportIdKey = "exportId";

    /// <summary>Streamed; none before the first export.</summary>
    public IAsyncEnumerable<ExportedRegistration> ReadAsync(
        ConnectionId connectionId, ExportAdministrationRow row, CancellationToken cancellation) =>
        blobs.Ledgers.ReadItemsAsync<ExportedRegistration>(Name(connectionId, row), cancellation);

    /// <summary>Those of all other administrations and periods of the connection.</summary>
    /// <param name="rows">Whose own periods are passed over.</param>
    public async IAsyncEnumerable<ExportedRegistration> OthersAsync(
        ConnectionId connectionId, IReadOnlyList<ExportAdministrationRow> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var own = rows.Select(row => Name(connectionId, row)).ToHashSet(StringComparer.Ordinal);
        await foreach (var blob in blobs.Ledgers.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{connectionId}/", cancellation))
        {
            if (!blob.Name.EndsWith($"/{FileName}", StringComparison.Ordinal) || own.Contains(blob.Name))
                continue;
            await foreach (var registration in blobs.Ledgers.ReadItemsAsync<ExportedRegistration>(blob.Name, cancellation))
                yield return registration;
        }
    }

    /// <summary>True where this export's own are there already.</summary>
    public async Task<bool> AreOfAsync(
        string exportId, ConnectionId connectionId, ExportAdministrationRow row, CancellationToken cancellation) =>
        await blobs.Ledgers.ReadMetadataAsync(Name(connectionId, row), cancellation) is { } metadata
        && metadata.TryGetValue(ExportIdKey, out var stored) && stored == exportId;

    /// <summary>All at once: whoever reads sees the old list or the new one.</summary>
    public Task ReplaceAsync(
        string exportId, ConnectionId connectionId, ExportAdministrationRow row, IAsyncEnumerable<ExportedRegistration> registrations,
        CancellationToken cancellation) =>
        blobs.Ledgers.WriteItemsAsync(
            Name(connectionId, row), registrations, new Dictionary<string, string> { [ExportIdKey] = exportId }, cancellation);

    /// <summary>Those of an earlier period, changed by what a later one takes back of it or gives back to it.</summary>
    public async Task ChangeAsync(
        LedgerKey period, IReadOnlyList<ExportedRegistration> without, IReadOnlyList<ExportedRegistration> with,
        CancellationToken cancellation)
    {
        var name = Name(period, FileName);
        var ids = without.Concat(with).Select(registration => registration.Id).ToHashSet(StringComparer.Ordinal);
        var metadata = await blobs.Ledgers.ReadMetadataAsync(name, cancellation) ?? new Dictionary<string, string>();
        var others = await blobs.Ledgers.ReadItemsAsync<ExportedRegistration>(name, cancellation)
            .Where(registration => !ids.Contains(registration.Id)).ToListAsync(cancellation);
        await blobs.Ledgers.WriteItemsAsync(name, others.Concat(with).ToAsyncEnumerable(), metadata, cancellation);
    }

    /// <summary>Those that were to go out in a period and could not any more: a later one may pay them.</summary>
    public IAsyncEnumerable<ExportedRegistration> UnpaidAsync(LedgerKey period, CancellationToken cancellation) =>
        blobs.Ledgers.ReadItemsAsync<ExportedRegistration>(Name(period, UnpaidFileName), cancellation);

    public Task ReplaceUnpaidAsync(
        LedgerKey period, IAsyncEnumerable<ExportedRegistration> registrations, CancellationToken cancellation) =>
        blobs.Ledgers.WriteItemsAsync(Name(period, UnpaidFileName), registrations, cancellation);

    /// <summary>Those that are asked for no more and that the period could not take back any more: a later one may.</summary>
    public IAsyncEnumerable<LateWithdrawal> LateWithdrawalsAsync(LedgerKey period, CancellationToken cancellation) =>
        blobs.Ledgers.ReadItemsAsync<LateWithdrawal>(Name(period, LateFileName), cancellation);

    public Task ReplaceLateWithdrawalsAsync(
        LedgerKey period, IAsyncEnumerable<LateWithdrawal> withdrawals, CancellationToken cancellation) =>
        blobs.Ledgers.WriteItemsAsync(Name(period, LateFileName), withdrawals, cancellation);

    private static string Name(ConnectionId connectionId, ExportAdministrationRow row) =>
        Name(new LedgerKey(new(connectionId, row.AdministrationId), row.PeriodId), FileName);

    private static string Name(LedgerKey period, string file) => $"{period}/{file}";
}
