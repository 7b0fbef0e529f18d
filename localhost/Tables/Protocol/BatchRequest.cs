using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// A transaction as one <c>multipart/mixed</c> request.
/// Source: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
/// </summary>
internal static class BatchRequest
{
    public static Request Create(TableEndpoint endpoint, string table, IEnumerable<TableTransactionAction> actions)
    {
        var (batch, changes) = ($"batch_{Guid.NewGuid()}", $"changeset_{Guid.NewGuid()}");
        var body = new StringBuilder();
        Line($"--{batch}");
        Line($"Content-Type: multipart/mixed; boundary={changes}");
        Line();
        foreach (var action in actions)
        {
            Line($"--{changes}");
            Line("Content-Type: application/http");
            Line("Content-Transfer-Encoding: binary");
            Line();
            Write(action);
        }

        Line($"--{changes}--");
        Line($"--{batch}--");

        var request = endpoint.CreateRequest(RequestMethod.Post, "$batch");
        request.Headers.SetValue("Content-Type", $"multipart/mixed; boundary={batch}");
        request.Content = RequestContent.Create(Encoding.UTF8.GetBytes(body.ToString()));
        return request;

        void Write(TableTransactionAction action)
        {
            using var part = EntityRequest.Create(endpoint, table, action);
            Line($"{part.Method} {part.Uri} HTTP/1.1");
            foreach (var header in part.Headers)
                Line($"{header.Name}: {header.Value}");
            Line();
            if (action.ActionType is not TableTransactionActionType.Delete)
                Line(Encoding.UTF8.GetString(EntityJson.Write(action.Entity).Span));
        }

        // The protocol's line end, whatever the machine's.
        void Line(string text = "") => body.Append(text).Append("\r\n");
    }
}
