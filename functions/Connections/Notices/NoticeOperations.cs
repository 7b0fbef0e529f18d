using LoketFunctions.Security;

namespace LoketFunctions.Connections.Notices;

/// <summary>What was told of a connection. Whoever sees what it needs may see who knows it; addresses are not part of it.</summary>
internal sealed class NoticeOperations(ConnectionStore connections, NoticeOutbox outbox)
{
    private const int MostShown = 100;

    public async Task<NoticeList> ListAsync(Caller caller, string connectionId, CancellationToken cancellation)
    {
        var connection = await connections.FindForAsync(caller, connectionId, cancellation);
        return new NoticeList([.. (await outbox.ListAsync(connection.Id, MostShown, cancellation)).Select(ToldNotice.Of)]);
    }
}
