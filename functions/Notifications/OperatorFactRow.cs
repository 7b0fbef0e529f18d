using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Notifications;

/// <summary>
/// What the operator is to know, until it is gathered into a notice, and kept after that so that it is not sent again. Partition:
/// <see cref="NoticeRow.Operator"/>. Row: reason and hash of the key.
/// </summary>
internal sealed class OperatorFactRow : Row
{
    public const string Prefix = "fact_";

    public OperatorReason Reason { get; set; }

    public string Detail { get; set; } = "";

    public DateTimeOffset RaisedAt { get; set; }

    /// <summary>Not gathered yet.</summary>
    public bool IsWaiting { get; set; }

    public static OperatorFactRow Of(OperatorNotice notice, DateTimeOffset now) => new()
    {
        PartitionKey = NoticeRow.Operator,
        RowKey = $"{Prefix}{notice.Reason}_{SecureRandom.Hash(notice.Key)}",
        Reason = notice.Reason,
        Detail = notice.Detail,
        RaisedAt = now,
        IsWaiting = true,
    };
}
