using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Console.Sessions;

/// <summary>A planner lets its users into the console, and out again.</summary>
internal sealed class ConsoleSessionOperations(
    ConsoleSessions sessions, ConnectionStore connections, Planners planners, PublicAddress address, AuditLog audit)
{
    public async Task<ConsoleSessionResponse> OpenAsync(Caller caller, ConsoleSessionRequest asked, CancellationToken cancellation)
    {
        var faults = asked.Faults(planners.Get(caller.Tenant.Planner));
        if (faults.Count > 0)
            throw Problems.Throw(Problems.Invalid(faults));
        var only = asked.ConnectionId is { } id ? await FindAsync(caller.Tenant, id, cancellation) : null;
        var user = new Caller(
            caller.Tenant, new Actor(ActorKind.User, asked.User.Id, asked.User.Name), new Access(only?.Id, asked.Grants()));
        var link = await sessions.IssueLinkAsync(new ConsoleUser(user, asked.Language, asked.ReturnAddress?.AbsoluteUri), cancellation);
        return new ConsoleSessionResponse(address.Api($"console/open/{link.Value}"), link.ExpiresAt);
    }

    /// <summary>A link becomes a session, once; null where it is no longer good.</summary>
    public async Task<StartedSession?> StartAsync(string link, CancellationToken cancellation)
    {
        if (await sessions.StartAsync(link, cancellation) is not { } session)
            return null;
        var caller = session.User.Caller;
        await audit.WriteAsync(caller, caller.Access.ConnectionId, new AuditEvent(AuditAction.ConsoleOpened), cancellation);
        return session;
    }

    /// <summary>There is such a connection, and the caller reaches it.</summary>
    public async Task<bool> ReachesAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation) =>
        caller.Access.Reaches(connectionId) && await connections.FindAsync(caller.Tenant, connectionId, cancellation) is not null;

    public Task EndAsync(string token, CancellationToken cancellation) => sessions.EndAsync(token, cancellation);

    /// <summary>For a user who lost the right, or the account: what is open ends with the next click.</summary>
    public async Task<ConsoleWithdrawnResponse> WithdrawAsync(Caller caller, string userId, CancellationToken cancellation)
    {
        var ended = await sessions.WithdrawAsync(caller.Tenant, userId, cancellation);
        await audit.WriteAsync(caller, null, new AuditEvent(AuditAction.ConsoleAccessWithdrawn, userId, After: $"({ended})"), cancellation);
        return new ConsoleWithdrawnResponse(ended);
    }

    /// <exception cref="ProblemException">There is none of this id, which may be any text.</exception>
    private async Task<Connection> FindAsync(Tenant tenant, string id, CancellationToken cancellation) =>
        ConnectionId.OrNone(id) is { } connectionId
            ? await connections.GetAsync(tenant, connectionId, cancellation)
            : throw Problems.Throw(Problems.NotFound("connection"));
}
