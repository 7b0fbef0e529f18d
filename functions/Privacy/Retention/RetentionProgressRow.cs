using LoketFunctions.Storage;

namespace LoketFunctions.Privacy.Retention;

/// <summary>How far a kind of clearing has come. Partition: "mark". Row: the kind.</summary>
internal sealed class RetentionProgressRow : Row
{
    public const string Partition = "mark";
    public const string History = "history";
    public const string Rows = "rows";

    public RetentionProgressRow() => PartitionKey = Partition;

    /// <summary>Up to when everything of before is cleared.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>Rows only: the tenant of the last connection that was looked at today; null before the first.</summary>
    public string? AfterTenant { get; set; }

    /// <summary>Rows only: that connection.</summary>
    public string? AfterConnection { get; set; }
}

/// <summary>Keeps the marks. One look works at a time, so the last writer is the only one.</summary>
internal sealed class RetentionProgress(AppTables tables)
{
    public async Task<RetentionProgressRow> ReadAsync(string kind, CancellationToken cancellation) =>
        await tables.Retention.FindAsync<RetentionProgressRow>(RetentionProgressRow.Partition, kind, cancellation)
            ?? new RetentionProgressRow { RowKey = kind };

    public Task WriteAsync(RetentionProgressRow mark, CancellationToken cancellation) =>
        tables.Retention.UpsertEntityAsync(mark, Azure.Data.Tables.TableUpdateMode.Replace, cancellation);
}
