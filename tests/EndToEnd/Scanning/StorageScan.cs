using System.Globalization;
using System.Net;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace LoketFunctions.Tests.EndToEnd.Scanning;

/// <summary>Reads everything that lies in a storage account: tables, blobs and the messages that can be seen in queues.</summary>
internal static class StorageScan
{
    /// <param name="connectionString">Of the account.</param>
    /// <param name="exceptTables">Names of tables that are left out.</param>
    /// <param name="exceptContainers">Names of blob containers that are left out.</param>
    public static async Task<IReadOnlyList<Found>> ReadAsync(
        string connectionString, IReadOnlySet<string> exceptTables, IReadOnlySet<string> exceptContainers)
    {
        var found = new List<Found>();
        await AddTablesAsync(found, new TableServiceClient(connectionString), exceptTables);
        await AddBlobsAsync(found, new BlobServiceClient(connectionString), exceptContainers);
        using var queues = new QueueReader(connectionString);
        await foreach (var (queue, message) in queues.ReadAsync())
            found.Add(Found.Of($"queue {queue}", message));
        return found;
    }

    private static async Task AddTablesAsync(List<Found> found, TableServiceClient service, IReadOnlySet<string> except)
    {
        await foreach (var table in service.QueryAsync())
        {
            if (except.Contains(table.Name))
                continue;
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                foreach (var (column, value) in row)
                {
                    var place = $"table {table.Name}, {column}";
                    found.Add(value is byte[] bytes
                        ? Found.Of(place, bytes, row.PartitionKey)
                        : Found.Of(place, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", row.PartitionKey));
                }
            }
        }
    }

    private static async Task AddBlobsAsync(List<Found> found, BlobServiceClient service, IReadOnlySet<string> except)
    {
        await foreach (var container in service.GetBlobContainersAsync())
        {
            var client = service.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync())
            {
                // The name of a blob is as public as a row's key, whatever is in it.
                found.Add(Found.Of($"blob name in {container.Name}", blob.Name, blob.Name));
                if (!except.Contains(container.Name) && await ContentAsync(client.GetBlobClient(blob.Name)) is { } content)
                    found.Add(Found.Of($"blob {container.Name}", content, blob.Name));
            }
        }
    }

    /// <summary>Null: it was erased after it was listed, as the app goes on meanwhile.</summary>
    private static async Task<byte[]?> ContentAsync(BlobClient blob)
    {
        try
        {
            return (await blob.DownloadContentAsync()).Value.Content.ToArray();
        }
        catch (RequestFailedException exception) when (exception.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
