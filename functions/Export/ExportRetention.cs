using Azure.Storage.Blobs.Models;
using LoketFunctions.Export.Store;
using LoketFunctions.Identifiers;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Storage;

namespace LoketFunctions.Export;

/// <summary>
/// Previews go with the runs: they leave nothing behind. Exports stay as long as their payroll files, since their rows are how a file is
/// found again: by people, and by an export of a period that is still open, whose ledger names the file that holds. A ledger stays as long
/// as the period can be corrected, and goes when it was not written for so long that the files are gone too.
/// </summary>
internal sealed class ExportRetention(ExportStore exports, AppTables tables, AppBlobs blobs, UnplacedRegistrations unplaced)
    : IRetentionPolicy
{
    private const int MostOfOne = 1000;

    public async Task<int> ForgetAsync(ConnectionId connectionId, RetentionCutoffs since, int limit, CancellationToken cancellation)
    {
        var forgotten = await exports.ForgetAsync(
            connectionId, since.Runs, limit, export => export.Preview || export.QueuedAt < since.Exports,
            export => ForgetRestAsync(export, cancellation), cancellation);
        return forgotten + await ForgetLedgersAsync(connectionId, since.Exports, limit, cancellation);
    }

    /// <summary>Its files, what was left out, its body and the messages that asked for it.</summary>
    private async Task ForgetRestAsync(ExportRow export, CancellationToken cancellation)
    {
        var (connectionId, id, first) = (export.Key.ConnectionId, export.ExportId, ExportStore.MessagePrefix);
        foreach (var part in await exports.AdministrationsAsync(export.Key, cancellation))
        {
            await blobs.PayrollFiles.DeletePrefixAsync(
                $"{connectionId}/{part.AdministrationId}/{part.PeriodId}/{id}/", MostOfOne, cancellation);
        }

        await blobs.Ledgers.DeletePrefixAsync($"{connectionId}/marks/{id}/", MostOfOne, cancellation);
        await unplaced.ForgetAsync(connectionId, id, cancellation);
        await blobs.Requests.DeleteBlobIfExistsAsync(ExportBodies.NameOf(connectionId, id), cancellationToken: cancellation);
        await tables.Exports.DeleteWhereAsync(
            TableClientExtensions.TableFilter(
                $"PartitionKey eq {connectionId} and RowKey ge {first} and RowKey lt {first + "~"} and ExportId eq {id}"),
            MostOfOne, cancellation);
    }

    private async Task<int> ForgetLedgersAsync(ConnectionId connectionId, DateTimeOffset since, int limit, CancellationToken cancellation)
    {
        var old = await blobs.Ledgers.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{connectionId}/", cancellation)
            .Where(blob => blob.Properties.LastModified < since).Take(limit).ToListAsync(cancellation);
        foreach (var blob in old)
            await blobs.Ledgers.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
        return old.Count;
    }
}
