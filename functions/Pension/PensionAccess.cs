using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Pension;

/// <summary>
/// Who may see and change a pension link: whoever may do so for every administration that takes part, and by the connection as a whole
/// while none does.
/// </summary>
internal sealed class PensionAccess(ConnectionStore connections)
{
    /// <exception cref="ProblemException">The caller does not reach it or may not see it, or it is no pension link.</exception>
    public Task<Connection> SeeAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation) =>
        FindAsync(caller, connectionId, Permission.ViewPayroll, cancellation);

    /// <exception cref="ProblemException">As <see cref="SeeAsync"/>, of changing it.</exception>
    public Task<Connection> ChangeAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation) =>
        FindAsync(caller, connectionId, Permission.EditPayroll, cancellation);

    private async Task<Connection> FindAsync(
        Caller caller, ConnectionId connectionId, Permission permission, CancellationToken cancellation)
    {
        var (connection, _) = await connections.FindWholeAsync(caller, connectionId, permission, cancellation);
        if (connections.PurposeOf(connection) != LinkPurpose.Pension)
            throw Problems.Throw(Problems.NotFound("pension link"));
        return connection.State == ConnectionState.Disconnected
            ? throw Problems.Throw(ConnectionProblems.Disconnected())
            : connection;
    }
}
