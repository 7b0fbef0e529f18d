using Azure;
using Azure.Data.Tables;

namespace LoketFunctions.Storage;

/// <summary>What every row has: its keys, when it was last written, and the ETag that a change must still find.</summary>
internal abstract class Row : ITableEntity
{
    public string PartitionKey { get; set; } = "";
    public string RowKey { get; set; } = "";
    public DateTimeOffset? Timestamp { get; set; }
    public ETag ETag { get; set; }
}
