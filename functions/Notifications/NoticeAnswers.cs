using LoketFunctions.Connections;
using LoketFunctions.Planner;

namespace LoketFunctions.Notifications;

/// <summary>The notices of a connection, and to whom they went: the newest first.</summary>
/// <param name="Older">Ask for what is older with this; null where nothing is.</param>
public sealed record NoticeList(IReadOnlyList<SentNoticeResponse> Notices, string? Older);

/// <param name="Since">Since when the connection needed attention for this reason.</param>
/// <param name="At">When it was sent; null where it was not.</param>
/// <param name="NextAt">When it is tried again; null where it is not.</param>
/// <param name="Fault">Code of why the last attempt failed, or why there was none.</param>
public sealed record SentNoticeResponse(
    AttentionReason Reason, NoticeState State, DateTimeOffset Since, NoticeChannel Channel, NoticeStatus Status, DateTimeOffset? At,
    int Attempts,
    DateTimeOffset? NextAt, string? Fault)
{
    internal static SentNoticeResponse Of(NoticeRow row) =>
        new(row.AttentionReason, row.State, row.Since, row.Channel, row.Status, row.ToldAt, row.Attempts, row.NextAt, row.Fault);
}
