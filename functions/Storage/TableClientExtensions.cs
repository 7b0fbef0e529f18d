using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Storage;

/// <summary>The few ways the app touches a table: find, add once, and change only what nobody else changed meanwhile.</summary>
internal static class TableClientExtensions
{
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;
    private const int NotFound = 404;

    /// <summary>The most that the service gives at once.</summary>
    private const int MaxPerPage = 1000;

    /// <summary>Null when there is no such row.</summary>
    public static async Task<T?> FindAsync<T>(this TableClient table, string partition, string row, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        var answer = await table.GetEntityIfExistsAsync<T>(partition, row, cancellationToken: cancellation);
        return answer.HasValue ? answer.Value : null;
    }

    /// <summary>False when the row was there already.</summary>
    public static async Task<bool> TryAddAsync<T>(this TableClient table, T entity, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        try
        {
            var answer = await table.AddEntityAsync(entity, cancellation);
            if (answer.Headers.ETag is { } etag)
                entity.ETag = etag;
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == Conflict)
        {
            return false;
        }
    }

    /// <summary>Replaces the row as it was read; false when somebody else changed or removed it since.</summary>
    public static async Task<bool> TryReplaceAsync<T>(this TableClient table, T entity, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        try
        {
            var answer = await table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace, cancellation);
            if (answer.Headers.ETag is { } etag)
                entity.ETag = etag;
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is PreconditionFailed or NotFound)
        {
            return false;
        }
    }

    /// <summary>Removes the row as it was read; false when somebody else changed or removed it first. Decides races.</summary>
    public static async Task<bool> TryDeleteAsync<T>(this TableClient table, T entity, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        try
        {
            var answer = await table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, entity.ETag, cancellation);
            return answer.Status != NotFound;
        }
        catch (RequestFailedException exception) when (exception.Status is PreconditionFailed or NotFound)
        {
            return false;
        }
    }

    public static async Task<List<T>> PartitionAsync<T>(this TableClient table, string partition, CancellationToken cancellation)
        where T : class, ITableEntity => await table.ListAsync<T>(TableFilter($"PartitionKey eq {partition}"), cancellation);

    /// <summary>The rows whose key begins so, in the order of their keys.</summary>
    /// <param name="limit">How many at most.</param>
    /// <param name="filter">What else must hold: more of the filter, of nothing that a caller gave. Null: nothing.</param>
    /// <param name="after">Only behind the row of this key, which is given without the prefix. Null: all.</param>
    public static async Task<List<T>> WithPrefixAsync<T>(
        this TableClient table, string partition, string prefix, CancellationToken cancellation, int limit = int.MaxValue, string? filter =
            null,
        string? after = null)
        where T : class, ITableEntity
    {
        var rows = new List<T>();
        var begin = after is null ? TableFilter($"RowKey ge {prefix}") : TableFilter($"RowKey gt {prefix + after}");
        var query = table.QueryAsync<T>(
            TableFilter($"PartitionKey eq {partition} and RowKey lt {prefix + "~"}") + $" and {begin}{filter}",
            maxPerPage: Math.Min(limit, MaxPerPage), cancellationToken: cancellation);
        await foreach (var row in query)
        {
            rows.Add(row);
            if (rows.Count == limit)
                break;
        }

        return rows;
    }

    /// <summary>Changes the row as it is now, also where others change it at the same time; it has to be there.</summary>
    public static async Task<T> ChangeAsync<T>(
        this TableClient table, string partition, string row, Action<T> change, CancellationToken cancellation)
        where T : class, ITableEntity =>
        (await table.ChangeOrAddAsync<T>(
            partition, row,
            found =>
            {
                change(found ?? throw new InvalidOperationException($"Row {row} of table {table.Name} is gone."));
                return found;
            },
            cancellation))!;

    /// <summary>
    /// Writes what <paramref name="change"/> makes of the row as it is now, also where others change it at the same time.
    /// </summary>
    /// <param name="change">Given null where there is no such row, which is then added. Null leaves all as it is.</param>
    /// <returns>The row as it stands then.</returns>
    public static Task<T?> ChangeOrAddAsync<T>(
        this TableClient table, string partition, string row, Func<T?, T?> change, CancellationToken cancellation)
        where T : class, ITableEntity =>
        Optimistic.ChangeAsync<T?>($"Row {row} of table {table.Name}", async token =>
        {
            var found = await table.FindAsync<T>(partition, row, token);
            var read = found?.ETag;
            if (change(found) is not { } changed)
                return (true, found);
            (changed.PartitionKey, changed.RowKey, changed.ETag) = (partition, row, read ?? changed.ETag);
            return (read is null ? await table.TryAddAsync(changed, token) : await table.TryReplaceAsync(changed, token), changed);
        }, cancellation);

    public static async Task<List<T>> ListAsync<T>(this TableClient table, string filter, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        var rows = new List<T>();
        await foreach (var row in table.QueryAsync<T>(filter, cancellationToken: cancellation))
            rows.Add(row);
        return rows;
    }

    /// <summary>An OData filter with every value quoted by the client library, which is given ids as the texts that columns hold.</summary>
    public static string TableFilter(FormattableString filter) => TableClient.CreateQueryFilter(FormattableStringFactory.Create(
        filter.Format, [.. filter.GetArguments().Select(value => value is ConnectionId id ? id.ToString() : value)]));

    /// <summary>A row key that sorts the newest first.</summary>
    public static string NewestFirst(DateTimeOffset at) =>
        (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
