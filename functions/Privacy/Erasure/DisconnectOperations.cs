using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>Ends a connection and erases what the app holds of it.</summary>
internal sealed class DisconnectOperations(
    ConnectionStore connections, ConnectionOperations answers, Eraser eraser, AuditLog audit, TimeProvider clock)
{
    /// <summary>Ended at once and for good; the erasing goes on by itself. Asked again, it goes on where it stopped.</summary>
    public async Task<ConnectionResponse> DisconnectAsync(
        DurableTaskClient client, Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetEvenEndedAsync(caller, connectionId, Permission.EditConnection, cancellation);
        caller.Access.RequireWhole(Permission.EditConnection);
        var isNews = await connections.TryEndAsync(connection.Key, clock.GetUtcNow(), cancellation);
        if (isNews)
            await audit.WriteAsync(caller, connection.Id, new AuditEvent(AuditAction.ConnectionDisconnected), cancellation);
        if (connection.ErasedAt is null)
            await eraser.StartAsync(client, connection.Key, cancellation);
        return await answers.GetAsync(caller, connectionId, cancellation);
    }
}
