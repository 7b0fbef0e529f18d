using LoketFunctions.Audit;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;

namespace LoketFunctions.Connections;

/// <summary>Connections as the audit log asks for them.</summary>
internal sealed class AuditedConnections(ConnectionStore connections) : IAuditedConnections
{
    public async Task<AuditedConnection> GetAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetEvenEndedAsync(caller, connectionId, Permission.ViewAudit, cancellation);
        var administrations = await connections.AdministrationsAsync(connection.Id, cancellation);
        return new AuditedConnection(connection.Id, connection.Language, administrations.ToDictionary(row => row.Id, row => row.Name));
    }
}
