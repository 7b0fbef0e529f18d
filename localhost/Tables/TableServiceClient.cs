using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The tables of a storage account. Thread-safe; one per account is enough.</summary>
public class TableServiceClient
{
    private readonly TableEndpoint _endpoint;

    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions? options = null)
        : this(TableEndpoint.FromConnectionString(connectionString, options))
    {
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableEndpoint.FromToken(endpoint, tokenCredential, options))
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(TableEndpoint.FromSharedKey(endpoint, credential, options))
    {
    }

    /// <summary>For mocking.</summary>
    protected TableServiceClient() => _endpoint = null!;

    private TableServiceClient(TableEndpoint endpoint) => _endpoint = endpoint;

    public virtual string AccountName => _endpoint.AccountName;

    public virtual Uri Uri => _endpoint.Address;

    /// <inheritdoc cref="TableClient.CreateQueryFilter"/>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    public virtual TableClient GetTableClient(string tableName) => new(_endpoint, tableName);

    /// <exception cref="RequestFailedException">The table exists, or the service refused.</exception>
    public virtual Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableRequests.CreateAsync(_endpoint, tableName, cancellationToken);

    /// <inheritdoc cref="TableClient.CreateIfNotExistsAsync"/>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableRequests.CreateIfNotExistsAsync(_endpoint, tableName, cancellationToken);

    /// <inheritdoc cref="TableClient.DeleteAsync"/>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableRequests.DeleteAsync(_endpoint, tableName, cancellationToken);

    /// <param name="filter">OData filter over <c>TableName</c>, or null for all tables.</param>
    /// <param name="maxPerPage">At most this many at a time, 1000 when null.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public virtual AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new PagedQuery<TableItem>(
            _endpoint,
            "Tables",
            filter,
            null,
            maxPerPage,
            ["NextTableName"],
            row => new TableItem(row.GetProperty("TableName").GetString()!),
            cancellationToken);
}
