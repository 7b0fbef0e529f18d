using Azure.Data.Tables;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Notifications;

internal static class NoticeTable
{
    /// <summary>A look tells what is due of every connection, so each test begins with an empty table.</summary>
    public static async Task ClearAsync(AppTables tables)
    {
        await foreach (var row in tables.Notices.QueryAsync<TableEntity>())
            await tables.Notices.DeleteEntityAsync(row.PartitionKey, row.RowKey);
    }
}
