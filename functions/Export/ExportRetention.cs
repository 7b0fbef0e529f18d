using Azure.Storage.Blobs.Models;
using LoketFunctions.Export.Store;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Storage;

namespace LoketFunctions.Export;

/// <summary>
/// Previews go with the runs: they leave nothing behind. Exports stay as long as their payroll files, since their rows are how a file is
/// found again: by people, and by an export of a period that is still open, whose ledger names the file that holds. A ledger stays as long as the
/// period can be corrected, and goes when it was not written for so long that the files are gone too.
/// </summary>
internal sealed class ExportRetention(AppTables tables, AppBlobs blobs, UnplacedRegistrations unplaced) : IRetentionPolicy
{
    private const int MostOfOne = 1000;

    public async Task<int> ForgetAsync(string connectionId, RetentionCutoffs since, int limit, CancellationToken cancellation)
    {
        var (from, to) = (ExportStore.ExportPrefix + TableClientExtensions.NewestFirst(since.Runs), ExportStore.ExportPrefix + "~");
        var old = await tables.Exports.QueryAsync<ExportRow>(
                TableClientExtensions.TableFilter($"PartitionKey eq {connectionId} and RowKey gt {from} and RowKey lt {to}"), cancellationToken: cancellation)
            .Where(export => export.Preview || export.QueuedAt < since.Exports)
            .Take(limit).ToListAsync(cancellation);
        foreach (var export in old)
            await ForgetAsync(connectionId, export, cancellation);
        return old.Count + await ForgetLedgersAsync(connectionId, since.Exports, limit, cancellation);
    }

    /// <summary>The export itself last: one that was cut short is found again.</summary>
    private async Task ForgetAsync(string connectionId, ExportRow export, CancellationToken cancellation)
    {
        var (first, last) = ($"{ExportStore.AdministrationPrefix}{export.ExportId}_", $"{ExportStore.AdministrationPrefix}{export.ExportId}_~");
        var parts = TableClientExtensions.TableFilter($"PartitionKey eq {connectionId} and RowKey ge {first} and RowKey lt {last}");
        await foreach (var part in tables.Exports.QueryAsync<ExportAdministrationRow>(parts, cancellationToken: cancellation))
            await blobs.PayrollFiles.DeletePrefixAsync($"{connectionId}/{part.AdministrationId}/{part.PeriodId}/{export.ExportId}/", MostOfOne, cancellation);
        await blobs.Ledgers.DeletePrefixAsync($"{connectionId}/marks/{export.ExportId}/", MostOfOne, cancellation);
        await unplaced.ForgetAsync(connectionId, export.ExportId, cancellation);
        await blobs.Requests.DeleteBlobIfExistsAsync(ExportBodies.NameOf(connectionId, export.ExportId), cancellationToken: cancellation);
        await tables.Exports.DeleteWhereAsync(parts, MostOfOne, cancellation);
        var id = export.ExportId;
        await tables.Exports.DeleteWhereAsync(
            TableClientExtensions.TableFilter($"PartitionKey eq {connectionId} and RowKey ge {ExportStore.MessagePrefix} and RowKey lt {ExportStore.MessagePrefix + "~"} and ExportId eq {id}"), MostOfOne, cancellation);
        await tables.Exports.DeleteEntityAsync(connectionId, export.RowKey, Azure.ETag.All, cancellation);
    }

    private async Task<int> ForgetLedgersAsync(string connectionId, DateTimeOffset since, int limit, CancellationToken cancellation)
    {
        var old = await blobs.Ledgers.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{connectionId}/", cancellation)
            .Where(blob => blob.Properties.LastModified < since).Take(limit).ToListAsync(cancellation);
        foreach (var blob in old)
            await blobs.Ledgers.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
        return old.Count;
    }
}
