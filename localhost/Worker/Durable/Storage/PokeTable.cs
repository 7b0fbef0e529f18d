using Azure;
using Azure.Data.Tables;

namespace LoketFunctions.Localhost.Durable;

/// <summary>A small table that the active host looks at often, so that it need not look through all instances.</summary>
internal sealed class PokeTable(TableClient table)
{
    private const string Partition = "poke";

    public Task CreateAsync() => table.CreateIfNotExistsAsync();

    public async Task PutAsync(string instanceId, CancellationToken cancellation)
    {
        var poke = new TableEntity(Partition, Guid.NewGuid().ToString("N")) { ["InstanceId"] = instanceId };
        await table.UpsertEntityAsync(poke, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Reads and removes; what is lost when a host dies right after, its successor finds in the inboxes.</summary>
    public async Task<IReadOnlyCollection<string>> TakeAsync(CancellationToken cancellation)
    {
        var pokes = new List<TableEntity>();
        await foreach (var poke in table.QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'", cancellationToken: cancellation))
        {
            pokes.Add(poke);
        }

        foreach (var poke in pokes)
        {
            await table.DeleteEntityAsync(poke.PartitionKey, poke.RowKey, ETag.All, cancellation);
        }

        return [.. pokes.Select(poke => poke.GetString("InstanceId")!).Distinct(StringComparer.Ordinal)];
    }
}
