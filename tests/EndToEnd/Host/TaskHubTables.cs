using Azure.Data.Tables;

namespace LoketFunctions.Tests.EndToEnd.Host;

internal static class TaskHubTables
{
    /// <summary>The names of all tables of a storage account; those of a task hub begin with its name.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(string storage)
    {
        var names = new List<string>();
        await foreach (var table in new TableServiceClient(storage).QueryAsync())
            names.Add(table.Name);
        return names;
    }
}
