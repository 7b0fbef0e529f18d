using System.Net;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <content>Rows.</content>
public partial class TableClient
{
    /// <exception cref="RequestFailedException">The row exists, or the service refused.</exception>
    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(TableTransactionActionType.Add, entity, default, cancellationToken);

    /// <summary>Writes the row whether it exists or not.</summary>
    /// <exception cref="RequestFailedException">The service refused.</exception>
    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(
            mode is TableUpdateMode.Merge ? TableTransactionActionType.UpsertMerge : TableTransactionActionType.UpsertReplace,
            entity,
            default,
            cancellationToken);

    /// <summary>Changes a row that has the version <paramref name="ifMatch"/>; <see cref="ETag.All"/> is any version.</summary>
    /// <exception cref="RequestFailedException">The row is gone (404), was changed by another (412), or the service refused.</exception>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        if (ifMatch == default)
            throw new ArgumentException("Name the version that is to be changed, or ETag.All.", nameof(ifMatch));
        return WriteAsync(
            mode is TableUpdateMode.Merge ? TableTransactionActionType.UpdateMerge : TableTransactionActionType.UpdateReplace,
            entity,
            ifMatch,
            cancellationToken);
    }

    /// <summary>Deletes a row; when there is none the response has status 404 and nothing is thrown.</summary>
    /// <exception cref="RequestFailedException">The row was changed by another (412), or the service refused.</exception>
    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(new TableEntity(partitionKey, rowKey), ifMatch, cancellationToken);

    /// <inheritdoc cref="DeleteEntityAsync(string,string,ETag,CancellationToken)"/>
    public virtual Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        var action = new TableTransactionAction(TableTransactionActionType.Delete, entity, ifMatch);
        return _endpoint.SendAsync(EntityRequest.Create(_endpoint, Name, action), cancellationToken, (int)HttpStatusCode.NotFound);
    }

    /// <param name="partitionKey">First half of the key.</param>
    /// <param name="rowKey">Second half of the key.</param>
    /// <param name="select">Columns to read; all when null.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="RequestFailedException">There is no such row (404), or the service refused.</exception>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await _endpoint.SendAsync(Get(partitionKey, rowKey, select), cancellationToken).ConfigureAwait(false);
        return Response.FromValue(Read<T>(response), response);
    }

    /// <summary>As <see cref="GetEntityAsync"/>, but a row that does not exist is an answer without a value.</summary>
    /// <exception cref="RequestFailedException">The service refused.</exception>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await _endpoint.SendAsync(Get(partitionKey, rowKey, select), cancellationToken, (int)HttpStatusCode.NotFound)
            .ConfigureAwait(false);
        return response.Status == (int)HttpStatusCode.NotFound ? new NoEntity<T>(response) : Response.FromValue(Read<T>(response), response);
    }

    /// <param name="filter">OData filter, best made by <see cref="CreateQueryFilter"/>; null is every row.</param>
    /// <param name="maxPerPage">At most this many rows at a time, 1000 when null.</param>
    /// <param name="select">Columns to read; all when null.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new PagedQuery<T>(
            _endpoint,
            $"{Name}()",
            filter,
            select,
            maxPerPage,
            ["NextPartitionKey", "NextRowKey"],
            row => EntityBinder.ToEntity<T>(EntityJson.Read(row)),
            cancellationToken);

    /// <summary>All of the writes happen or none. At most 100, of one partition, each of another row.</summary>
    /// <exception cref="TableTransactionFailedException">One was refused; the exception says which.</exception>
    /// <exception cref="InvalidOperationException">There are no actions.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var actions = transactionActions.ToList();
        if (actions.Count == 0)
            throw new InvalidOperationException("A transaction needs at least one action.");

        var response = await _endpoint.SendAsync(BatchRequest.Create(_endpoint, Name, actions), cancellationToken).ConfigureAwait(false);
        var answers = BatchResponse.ReadAll(response);
        return answers.FirstOrDefault(answer => answer.IsError) is { } failure
            ? throw new TableTransactionFailedException(new RequestFailedException(failure, null, ODataErrorParser.Instance))
            : Response.FromValue(answers, response);
    }

    private static T Read<T>(Response response)
        where T : class, ITableEntity
    {
        using var body = JsonDocument.Parse(response.Content);
        return EntityBinder.ToEntity<T>(EntityJson.Read(body.RootElement));
    }

    private Task<Response> WriteAsync(TableTransactionActionType type, ITableEntity entity, ETag ifMatch, CancellationToken cancellationToken) =>
        _endpoint.SendAsync(EntityRequest.Create(_endpoint, Name, new TableTransactionAction(type, entity, ifMatch)), cancellationToken);

    private Request Get(string partitionKey, string rowKey, IEnumerable<string>? select) =>
        _endpoint.CreateRequest(
            RequestMethod.Get,
            EntityRequest.Path(Name, partitionKey, rowKey),
            ("$select", select is null ? null : string.Join(',', select)));

    private sealed class NoEntity<T>(Response response) : NullableResponse<T>
    {
        public override bool HasValue => false;

        public override T? Value => throw new InvalidOperationException("There is no such entity; ask HasValue first.");

        public override Response GetRawResponse() => response;
    }
}
