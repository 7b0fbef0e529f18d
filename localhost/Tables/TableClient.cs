using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>One table: made, deleted and asked about here; its rows in the other half of the class. Thread-safe.</summary>
public partial class TableClient
{
    private readonly TableEndpoint _endpoint;

    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableEndpoint.FromConnectionString(connectionString, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableEndpoint.FromToken(endpoint, tokenCredential, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(TableEndpoint.FromSharedKey(endpoint, credential, options), tableName)
    {
    }

    internal TableClient(TableEndpoint endpoint, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _endpoint = endpoint;
        Name = tableName;
    }

    /// <summary>For mocking.</summary>
    protected TableClient()
    {
        _endpoint = null!;
        Name = null!;
    }

    public virtual string Name { get; }

    public virtual string AccountName => _endpoint.AccountName;

    public virtual Uri Uri => new($"{_endpoint.Address.AbsoluteUri.TrimEnd('/')}/{Name}");

    /// <summary>An OData filter in which the interpolated values are quoted and escaped by their type.</summary>
    /// <exception cref="ArgumentException">A value has a type that a table cannot hold.</exception>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    /// <exception cref="RequestFailedException">The table exists, or the service refused.</exception>
    public virtual Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        TableRequests.CreateAsync(_endpoint, Name, cancellationToken);

    /// <summary>Makes the table; when it exists the raw response has status 409 and nothing is thrown.</summary>
    /// <exception cref="RequestFailedException">The service refused.</exception>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        TableRequests.CreateIfNotExistsAsync(_endpoint, Name, cancellationToken);

    /// <summary>Deletes the table with all its rows; when there is none the response has status 404 and nothing is thrown.</summary>
    /// <exception cref="RequestFailedException">The service refused.</exception>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        TableRequests.DeleteAsync(_endpoint, Name, cancellationToken);
}
