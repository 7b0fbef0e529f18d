using Azure.Data.Tables;

namespace LoketFunctions.Localhost.Durable;

/// <summary>Filters on instances in the table service's language.</summary>
internal static class InstanceQueries
{
    public static string ToOData(InstanceFilter filter)
    {
        var conditions = new List<string> { $"RowKey eq '{InstanceRows.Head}'" };
        Add(filter.CreatedFrom, from => TableClient.CreateQueryFilter($"CreatedAt ge {from}"));
        Add(filter.CreatedTo, to => TableClient.CreateQueryFilter($"CreatedAt le {to}"));
        if (filter.IdPrefix is { Length: > 0 } prefix)
        {
            conditions.Add(TableClient.CreateQueryFilter($"PartitionKey ge {prefix}"));
            conditions.Add(TableClient.CreateQueryFilter($"PartitionKey lt {Successor(prefix)}"));
        }

        if (filter.AfterId is { } after)
        {
            conditions.Add(TableClient.CreateQueryFilter($"PartitionKey gt {after}"));
        }

        if (filter.Statuses is { Count: > 0 } statuses)
        {
            conditions.Add($"({string.Join(" or ", statuses.Select(status => $"Status eq '{status}'"))})");
        }

        return string.Join(" and ", conditions);

        void Add(DateTimeOffset? value, Func<DateTimeOffset, string> condition)
        {
            if (value is { } given)
            {
                conditions.Add(condition(given.ToUniversalTime()));
            }
        }
    }

    /// <summary>The first text that comes after all texts with this prefix.</summary>
    private static string Successor(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);
}
