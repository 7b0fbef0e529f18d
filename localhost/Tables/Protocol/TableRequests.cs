using System.Net;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>Creating and deleting tables: shared by both clients.</summary>
internal static class TableRequests
{
    public static async Task<Response<TableItem>> CreateAsync(TableEndpoint endpoint, string table, CancellationToken cancellationToken)
    {
        var response = await endpoint.SendAsync(Create(endpoint, table), cancellationToken).ConfigureAwait(false);
        return Response.FromValue(new TableItem(table), response);
    }

    /// <summary>A table that exists is answered with status 409, and that is no error.</summary>
    public static async Task<Response<TableItem>> CreateIfNotExistsAsync(TableEndpoint endpoint, string table, CancellationToken cancellationToken)
    {
        var response = await endpoint.SendAsync(Create(endpoint, table), cancellationToken, (int)HttpStatusCode.Conflict).ConfigureAwait(false);
        if (response.Status == (int)HttpStatusCode.Conflict)
        {
            var conflict = new RequestFailedException(response);
            if (conflict.ErrorCode == TableErrorCode.TableBeingDeleted)
                throw conflict;
        }

        return Response.FromValue(new TableItem(table), response);
    }

    /// <summary>A table that does not exist is answered with status 404, and that is no error.</summary>
    public static Task<Response> DeleteAsync(TableEndpoint endpoint, string table, CancellationToken cancellationToken) =>
        endpoint.SendAsync(
            endpoint.CreateRequest(RequestMethod.Delete, $"Tables('{table}')"), cancellationToken, (int)HttpStatusCode.NotFound);

    private static Request Create(TableEndpoint endpoint, string table)
    {
        var request = endpoint.CreateRequest(RequestMethod.Post, "Tables");
        request.Headers.SetValue("Prefer", "return-no-content");
        request.Headers.SetValue("Content-Type", "application/json");
        request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(new { TableName = table }));
        return request;
    }
}
