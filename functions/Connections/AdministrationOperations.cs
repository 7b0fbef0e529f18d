using LoketFunctions.Audit;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Security;

namespace LoketFunctions.Connections;

/// <summary>What the connected user can reach in Loket, and what of it takes part.</summary>
internal sealed class AdministrationOperations(ConnectionStore connections, AdministrationChooser administrations, AuditLog audit)
{
    public async Task<AdministrationsResponse> ListAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await GetAsync(caller, connectionId, cancellation);
        return await AskAsync(() => administrations.ListAsync(connection, caller.Language, cancellation));
    }

    /// <summary>Makes exactly these take part.</summary>
    public async Task<AdministrationsResponse> ChooseAsync(
        Caller caller, ConnectionId connectionId, AdministrationChoice choice, CancellationToken cancellation)
    {
        var connection = await GetAsync(caller, connectionId, cancellation);
        var before = await connections.AdministrationsAsync(connection.Id, cancellation);
        var answer = await AskAsync(() => administrations.ChooseAsync(connection, choice, caller.Language, cancellation));
        await audit.WriteAsync(
            caller, connection.Id,
            new AuditEvent(
                AuditAction.AdministrationsChosen,
                Before: Ids(before.Select(row => (row.Id, row.Venue))),
                After: Ids(answer.Administrations.Where(one => one.Chosen).Select(one => (one.Id, one.Venue)))),
            cancellation);
        return answer;
    }

    private Task<Connection> GetAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation) =>
        connections.GetAsync(caller, connectionId, Permission.EditConnection, cancellation);

    private static async Task<AdministrationsResponse> AskAsync(Func<Task<AdministrationsResponse>> ask)
    {
        try
        {
            return await ask();
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }

    private static string Ids(IEnumerable<(Guid Id, Venue? Venue)> chosen) =>
        string.Join(' ', chosen.OrderBy(one => one.Id).Select(one => one.Venue is { } venue ? $"{one.Id}={venue.Id}" : one.Id.ToString()));
}
