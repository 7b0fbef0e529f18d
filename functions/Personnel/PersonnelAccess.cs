using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;

namespace LoketFunctions.Personnel;

/// <summary>
/// Who may see and change what goes from an HR system to Loket, or from a planner whose new people go there: by the administrations that
/// take part, and by the connection as a whole while there is none.
/// </summary>
internal sealed class PersonnelAccess(ConnectionStore connections)
{
    /// <exception cref="ProblemException">The caller does not reach it or may not see it, or nobody goes to Loket by it.</exception>
    public Task<LedConnection> SeeAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation) =>
        FindAsync(caller, connectionId, Permission.ViewPayroll, cancellation);

    /// <exception cref="ProblemException">As <see cref="SeeAsync"/>, of changing it.</exception>
    public Task<LedConnection> ChangeAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation) =>
        FindAsync(caller, connectionId, Permission.EditPayroll, cancellation);

    private async Task<LedConnection> FindAsync(
        Caller caller, ConnectionId connectionId, Permission permission, CancellationToken cancellation)
    {
        var (connection, administrations) = await connections.FindWholeAsync(caller, connectionId, permission, cancellation);
        if (connection.State == ConnectionState.Disconnected)
            throw Problems.Throw(ConnectionProblems.Disconnected());
        if (connections.RefusalOfPeople(connection) is { } refusal)
            throw Problems.Throw(refusal);
        return new LedConnection(connection, administrations is [var only] ? only : null);
    }
}

/// <summary>A connection by which people go to Loket.</summary>
/// <param name="Administration">The only one that takes part; null while none does, or several do.</param>
internal sealed record LedConnection(Connection Connection, AdministrationRow? Administration)
{
    public ConnectionId Id => Connection.Id;

    public override string ToString() => nameof(LedConnection);
}
