using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace LoketFunctions.Storage;

/// <summary>Removes many rows or blobs, a bounded number at a time. What somebody else removed meanwhile is no fault.</summary>
internal static class BulkDelete
{
    /// <summary>The most that one table transaction takes.</summary>
    private const int TransactionSize = 100;

    private const int MaxPerPage = 1000;
    private const int BlobsAtOnce = 8;
    private const int NotFound = 404;

    private static readonly string[] Keys = [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey)];

    /// <returns>How many went; fewer than the limit where none are left.</returns>
    public static async Task<int> DeleteWhereAsync(this TableClient table, string filter, int limit, CancellationToken cancellation)
    {
        var rows = await table.QueryAsync<TableEntity>(filter, Math.Min(limit, MaxPerPage), Keys, cancellation).Take(limit).ToListAsync(
            cancellation);
        foreach (var partition in rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal))
        {
            foreach (var chunk in partition.Chunk(TransactionSize))
                await DeleteAsync(table, chunk, cancellation);
        }

        return rows.Count;
    }

    /// <summary>How many rows there are, counted up to the limit.</summary>
    public static async Task<int> CountWhereAsync(this TableClient table, string filter, int limit, CancellationToken cancellation) =>
        await table.QueryAsync<TableEntity>(filter, Math.Min(limit, MaxPerPage), Keys, cancellation).Take(limit).CountAsync(cancellation);

    /// <summary>Blobs, and blocks that were never made one.</summary>
    /// <returns>How many went; fewer than the limit where none are left.</returns>
    public static async Task<int> DeletePrefixAsync(
        this BlobContainerClient container, string prefix, int limit, CancellationToken cancellation)
    {
        var removed = 0;
        await Parallel.ForEachAsync(
            container.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, prefix, cancellation).Take(limit),
            new ParallelOptions { MaxDegreeOfParallelism = BlobsAtOnce, CancellationToken = cancellation },
            async (blob, token) =>
            {
                if (!await container.DeleteBlobIfExistsAsync(blob.Name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: token))
                    await container.GetBlockBlobClient(blob.Name).DiscardBlocksAsync(token);
                Interlocked.Increment(ref removed);
            });
        return removed;
    }

    /// <summary>How many blobs there are, and blocks that were never made one, counted up to the limit.</summary>
    public static async Task<int> CountPrefixAsync(
        this BlobContainerClient container, string prefix, int limit, CancellationToken cancellation) =>
        await container.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, prefix, cancellation).Take(limit).CountAsync(cancellation);

    private static async Task DeleteAsync(TableClient table, TableEntity[] rows, CancellationToken cancellation)
    {
        try
        {
            await table.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
        }
        catch (RequestFailedException exception) when (exception.Status == NotFound)
        {
            // One of them is gone already, so none of the transaction went.
            foreach (var row in rows)
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
        }
    }
}
