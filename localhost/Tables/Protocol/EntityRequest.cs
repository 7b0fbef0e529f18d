using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The request of a single write, sent on its own or as a part of a transaction.</summary>
internal static class EntityRequest
{
    public static Request Create(TableEndpoint endpoint, string table, TableTransactionAction action)
    {
        var (entity, type) = (action.Entity, action.ActionType);
        var request = endpoint.CreateRequest(
            Method(type),
            type is TableTransactionActionType.Add ? table : Path(table, entity.PartitionKey, entity.RowKey));

        // An upsert is an update without a condition; every other write of an existing row needs one.
        if (type is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete)
            request.Headers.SetValue("If-Match", (action.ETag == default ? ETag.All : action.ETag).ToString("H"));
        if (type is TableTransactionActionType.Delete)
            return request;

        request.Headers.SetValue("Prefer", "return-no-content");
        request.Headers.SetValue("Content-Type", "application/json");
        request.Content = RequestContent.Create(EntityJson.Write(entity));
        return request;
    }

    public static string Path(string table, string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return $"{table}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";
    }

    private static string Key(string key) => Uri.EscapeDataString(ODataFilter.Escape(key));

    private static RequestMethod Method(TableTransactionActionType type) => type switch
    {
        TableTransactionActionType.Add => RequestMethod.Post,
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => RequestMethod.Patch,
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => RequestMethod.Put,
        TableTransactionActionType.Delete => RequestMethod.Delete,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such action."),
    };
}
