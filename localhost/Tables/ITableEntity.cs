namespace Azure.Data.Tables;

/// <summary>A row of a table. Public properties of an implementing class are its columns.</summary>
public interface ITableEntity
{
    /// <summary>First half of the key. Rows of one partition can be written in one transaction.</summary>
    string PartitionKey { get; set; }

    /// <summary>Second half of the key, unique within the partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last wrote the row. Set by the service; what a caller sets is ignored.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The row's version as it was read.</summary>
    ETag ETag { get; set; }
}
