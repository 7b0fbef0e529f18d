using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Security;

namespace LoketFunctions.Notifications;

/// <summary>The notices of a connection. Whoever sees what it needs may see who knows it; addresses are not part of it.</summary>
internal sealed class NoticeOperations(ConnectionStore connections, NoticeOutbox outbox)
{
    private const int MostShown = 100;

    /// <param name="before">The <see cref="NoticeList.Older"/> of the page before; null for the newest.</param>
    public async Task<NoticeList> ListAsync(Caller caller, string connectionId, string? before, CancellationToken cancellation)
    {
        var older = OlderThan.Read(before);
        var connection = await connections.FindForAsync(caller, connectionId, cancellation);
        var read = await outbox.ListAsync(connection.Id, MostShown + 1, older, cancellation);
        var (page, next) = OlderThan.Cut(read, MostShown, row => row.RowKey);
        return new NoticeList([.. page.Select(SentNoticeResponse.Of)], next);
    }
}
