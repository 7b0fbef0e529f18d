using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Notifications;

/// <summary>The notices of a connection. Whoever sees what it needs may see who knows it; addresses are not part of it.</summary>
internal sealed class NoticeOperations(ConnectionStore connections, NoticeOutbox outbox)
{
    private const int MostShown = 100;

    /// <param name="before">The <see cref="NoticeList.Older"/> of the page before; null for the newest.</param>
    public async Task<NoticeList> ListAsync(Caller caller, ConnectionId connectionId, string? before, CancellationToken cancellation)
    {
        var older = OlderThan.Read(before);
        var connection = await connections.FindForAsync(caller, connectionId, cancellation);
        var read = await outbox.ListAsync(connection.Id, MostShown + 1, older, cancellation);
        var (page, next) = OlderThan.Cut(read, MostShown, row => row.RowKey);
        return new NoticeList([.. page.Where(row => !row.IsNews).Select(SentNoticeResponse.Of)], next);
    }
}

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
