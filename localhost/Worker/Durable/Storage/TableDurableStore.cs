using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace LoketFunctions.Localhost.Durable;

/// <summary>Orchestrations in two tables and one blob container of the hub.</summary>
internal sealed class TableDurableStore : IDurableStore
{
    private const int TransactionLimit = 100;
    private const string PokePartition = "poke";
    private readonly TableClient _instances;
    private readonly TableClient _pokes;
    private readonly BlobContainerClient _container;
    private readonly PayloadStore _payloads;
    private readonly InstanceRows _rows;
    private readonly TimeProvider _time;
    private readonly Lazy<Task> _created;

    public TableDurableStore(TableServiceClient tables, BlobContainerClient container, DurableOptions options, TimeProvider time)
    {
        // Not the real extension's table names: it may share the storage, and its rows look different.
        _instances = tables.GetTableClient(options.HubName + "LocalInstances");
        _pokes = tables.GetTableClient(options.HubName + "LocalPokes");
        _container = container;
        _payloads = new PayloadStore(container);
        _rows = new InstanceRows(_payloads);
        _time = time;
        _created = new(CreateAsync);
    }

    public async Task<InstanceRecord?> FindAsync(string instanceId, bool withPayloads, CancellationToken cancellation)
    {
        await _created.Value;
        var row = await _instances.GetEntityIfExistsAsync<TableEntity>(instanceId, InstanceRows.Head, cancellationToken: cancellation);
        return row.HasValue ? await _rows.FromHeadAsync(row.Value!, withPayloads, cancellation) : null;
    }

    public async Task<LoadedInstance?> LoadAsync(string instanceId, CancellationToken cancellation)
    {
        // The head first: what is written after it was read shows as a conflict, not as a history with a hole.
        if (await FindAsync(instanceId, withPayloads: true, cancellation) is not { } record)
        {
            return null;
        }

        var history = ImmutableList.CreateBuilder<HistoryEvent>();
        var inbox = ImmutableArray.CreateBuilder<InboxMessage>();
        var hasLeftovers = false;
        await foreach (var row in _instances.QueryAsync<TableEntity>(InPartition(instanceId), cancellationToken: cancellation))
        {
            if (row.RowKey.StartsWith(InstanceRows.MailPrefix, StringComparison.Ordinal))
            {
                inbox.Add(await _rows.FromMailAsync(row, cancellation));
            }
            else if (row.RowKey.StartsWith(InstanceRows.HistoryPrefix + record.ExecutionId, StringComparison.Ordinal))
            {
                history.AddRange(await _rows.FromHistoryAsync(row, cancellation));
            }
            else
            {
                hasLeftovers |= row.RowKey != InstanceRows.Head;
            }
        }

        if (hasLeftovers)
        {
            await TrimAsync(instanceId, record.ExecutionId, cancellation);
        }

        return history.Count == record.HistoryLength
            ? new(record, history.ToImmutable(), inbox.ToImmutable())
            : throw new StoreConflictException(new InvalidOperationException("A step was written while the instance was being read."));
    }

    public async Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string instanceId, CancellationToken cancellation)
    {
        await _created.Value;
        var messages = new List<InboxMessage>();
        await foreach (var row in _instances.QueryAsync<TableEntity>(
            $"{InPartition(instanceId)} and {HasPrefix(InstanceRows.MailPrefix)}", cancellationToken: cancellation))
        {
            messages.Add(await _rows.FromMailAsync(row, cancellation));
        }

        return messages;
    }

    public async Task<bool> TryCreateAsync(InstanceRecord instance, InstanceRecord? replaced, CancellationToken cancellation)
    {
        await _created.Value;
        var head = await _rows.ToHeadAsync(instance, cancellation);
        try
        {
            await (replaced is null
                ? _instances.AddEntityAsync(head, cancellation)
                : _instances.UpdateEntityAsync(head, replaced.ETag, TableUpdateMode.Replace, cancellation));
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    public async Task<InstanceRecord> CommitAsync(StepCommit commit, CancellationToken cancellation)
    {
        await _created.Value;
        var instanceId = commit.Before.InstanceId;
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.UpdateReplace, await _rows.ToHeadAsync(commit.After, cancellation), commit.Before.ETag),
        };
        if (commit.NewEvents.Count > 0)
        {
            actions.Add(new(TableTransactionActionType.Add, await _rows.ToHistoryAsync(commit, cancellation)));
        }

        actions.AddRange(commit.TakenMessages.Select(key => Deletion(new TableEntity(instanceId, key))));
        try
        {
            var responses = await _instances.SubmitTransactionAsync(actions, cancellation);
            return commit.After with { ETag = responses.Value[0].Headers.ETag ?? throw NoETag() };
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            throw new StoreConflictException(changed);
        }
    }

    public async Task<InboxMessage> SendAsync(string instanceId, InboxMessage message, CancellationToken cancellation)
    {
        await _created.Value;
        var key = InstanceRows.MailKey(_time.GetUtcNow());
        await _instances.UpsertEntityAsync(
            await _rows.ToMailAsync(instanceId, key, message, cancellation), TableUpdateMode.Replace, cancellation);
        return message with { Key = key };
    }

    public Task DiscardAsync(string instanceId, IEnumerable<InboxMessage> messages, CancellationToken cancellation) =>
        DeleteAsync(messages.Select(message => new TableEntity(instanceId, message.Key!)), cancellation);

    public async Task TrimAsync(string instanceId, string currentExecutionId, CancellationToken cancellation)
    {
        var old = await KeysAsync($"{InPartition(instanceId)} and {HasPrefix(InstanceRows.HistoryPrefix)}", cancellation);
        await DeleteAsync(
            old.Where(row => !row.RowKey.StartsWith(InstanceRows.HistoryPrefix + currentExecutionId, StringComparison.Ordinal)),
            cancellation);
    }

    public async Task PurgeAsync(string instanceId, CancellationToken cancellation)
    {
        // The head last: a purge that a crash cut short can be seen and done again.
        await _created.Value;
        var rows = await KeysAsync(InPartition(instanceId), cancellation);
        await DeleteAsync(rows.OrderBy(row => row.RowKey == InstanceRows.Head), cancellation);
        await _payloads.DeleteAsync(instanceId, exceptExecutionId: null, cancellation);
    }

    public async IAsyncEnumerable<InstanceRecord> QueryAsync(
        InstanceFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await _created.Value;
        await foreach (var row in _instances.QueryAsync<TableEntity>(InstanceQueries.ToOData(filter), filter.PageHint, cancellationToken: cancellation))
        {
            yield return await _rows.FromHeadAsync(row, filter.WithPayloads, cancellation);
        }
    }

    public async Task<IReadOnlyCollection<string>> FindWorkAsync(CancellationToken cancellation)
    {
        await _created.Value;
        var filter = $"(RowKey eq '{InstanceRows.Head}' and Open eq true) or ({HasPrefix(InstanceRows.MailPrefix)})";
        var rows = await KeysAsync(filter, cancellation);
        return [.. rows.Select(row => row.PartitionKey).Distinct(StringComparer.Ordinal)];
    }

    public async Task PokeAsync(string instanceId, CancellationToken cancellation)
    {
        await _created.Value;
        var poke = new TableEntity(PokePartition, Guid.NewGuid().ToString("N")) { ["InstanceId"] = instanceId };
        await _pokes.UpsertEntityAsync(poke, TableUpdateMode.Replace, cancellation);
    }

    public async Task<IReadOnlyCollection<string>> TakePokesAsync(CancellationToken cancellation)
    {
        await _created.Value;
        var pokes = new List<TableEntity>();
        await foreach (var poke in _pokes.QueryAsync<TableEntity>($"PartitionKey eq '{PokePartition}'", cancellationToken: cancellation))
        {
            pokes.Add(poke);
        }

        foreach (var poke in pokes)
        {
            await _pokes.DeleteEntityAsync(poke.PartitionKey, poke.RowKey, ETag.All, cancellation);
        }

        return [.. pokes.Select(poke => poke.GetString("InstanceId")!).Distinct(StringComparer.Ordinal)];
    }

    private static InvalidOperationException NoETag() => new("The table service wrote the step but did not say which version it now is.");

    private static string InPartition(string instanceId) => TableClient.CreateQueryFilter($"PartitionKey eq {instanceId}");

    private static string HasPrefix(string prefix) => $"RowKey ge '{prefix}' and RowKey lt '{prefix}~'";

    private static TableTransactionAction Deletion(TableEntity row) => new(TableTransactionActionType.Delete, row, ETag.All);

    private async Task CreateAsync()
    {
        await _instances.CreateIfNotExistsAsync();
        await _pokes.CreateIfNotExistsAsync();
        await _container.CreateIfNotExistsAsync();
    }

    private async Task<List<TableEntity>> KeysAsync(string filter, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in _instances.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }

    private async Task DeleteAsync(IEnumerable<TableEntity> rows, CancellationToken cancellation)
    {
        foreach (var some in rows.Chunk(TransactionLimit))
        {
            try
            {
                await _instances.SubmitTransactionAsync(some.Select(Deletion), cancellation);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                // Some were deleted meanwhile by another host; the rest one by one.
                foreach (var row in some)
                {
                    await _instances.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
                }
            }
        }
    }
}
