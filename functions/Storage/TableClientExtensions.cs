using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace LoketFunctions.Storage;

/// <summary>The few ways the app touches a table: find, add once, and change only what nobody else changed meanwhile.</summary>
internal static class TableClientExtensions
{
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;
    private const int NotFound = 404;

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

    public static async Task<List<T>> ListAsync<T>(this TableClient table, string filter, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        var rows = new List<T>();
        await foreach (var row in table.QueryAsync<T>(filter, cancellationToken: cancellation))
            rows.Add(row);
        return rows;
    }

    /// <summary>An OData filter with every value quoted by the client library.</summary>
    public static string TableFilter(FormattableString filter) => TableClient.CreateQueryFilter(filter);

    /// <summary>A row key that sorts the newest first.</summary>
    public static string NewestFirst(DateTimeOffset at) =>
        (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
