using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Personnel;

/// <summary>
/// Who may see and change what goes from an HR system to Loket: by the administration that the legal entity is mapped to, and by the
/// connection as a whole while there is none.
/// </summary>
internal sealed class PersonnelAccess(ConnectionStore connections, Planners planners)
{
    /// <exception cref="ProblemException">The caller does not reach it or may not see it, or no HR system leads in it.</exception>
    public Task<LedConnection> SeeAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation) =>
        FindAsync(caller, connectionId, Permission.ViewPayroll, cancellation);

    /// <exception cref="ProblemException">As <see cref="SeeAsync"/>, of changing it.</exception>
    public Task<LedConnection> ChangeAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation) =>
        FindAsync(caller, connectionId, Permission.EditPayroll, cancellation);

    private async Task<LedConnection> FindAsync(
        Caller caller, ConnectionId connectionId, Permission permission, CancellationToken cancellation)
    {
        var connection = await connections.FindForAsync(caller, connectionId, cancellation);
        var administrations = await connections.AdministrationsAsync(connectionId, cancellation);
        foreach (var administration in administrations)
            caller.Access.Require(permission, administration.Id);
        if (administrations.Count == 0)
            caller.Access.RequireWhole(Permission.EditConnection);
        if (!planners.Get(caller.Tenant.Planner).Profile.LeadsEmployees)
            throw Problems.Throw(Problems.NotFound("connection in which the HR system leads"));
        return connection.State == ConnectionState.Disconnected
            ? throw Problems.Throw(ConnectionProblems.Disconnected())
            : new LedConnection(connection, administrations.Count > 0 ? administrations[0] : null);
    }
}

/// <summary>A connection in which the HR system leads.</summary>
/// <param name="Administration">That its legal entity is mapped to; null while it is to none.</param>
internal sealed record LedConnection(Connection Connection, AdministrationRow? Administration)
{
    public ConnectionId Id => Connection.Id;

    public override string ToString() => nameof(LedConnection);
}
