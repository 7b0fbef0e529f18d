using LoketFunctions.Audit;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Mail;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Connections;

/// <summary>What can be done with connections as a whole: make, read, set, and send somebody to sign in.</summary>
internal sealed class ConnectionOperations(
    ConnectionStore connections, SignIns signIns, Planners planners, PublicAddress address, MailDoor door, AuditLog audit,
    ISetUpRules setUp, TimeProvider clock)
{
    /// <param name="settings">Read by <see cref="ConnectionSettings.ReadNew"/>.</param>
    public async Task<ConnectionResponse> CreateAsync(Caller caller, ConnectionSettings settings, CancellationToken cancellation)
    {
        caller.Access.RequireWhole(Permission.EditConnection);
        if (caller.Access.ConnectionId is not null)
            throw Problems.Throw(Problems.NotFound("connection"));
        if (planners.Get(caller.Tenant.Planner).Profile.LeadsEmployees)
            throw Problems.Throw(ConnectionProblems.BookingNeeded());
        await RequireReachableAsync(settings, cancellation);
        var connection = new Connection
        {
            PartitionKey = caller.Tenant.Key,
            RowKey = SecureRandom.NewId(),
            CreatedAt = clock.GetUtcNow(),
        };
        settings.ApplyTo(connection);
        await connections.TryAddAsync(connection, cancellation);
        await audit.WriteAsync(caller, connection.Id, new AuditEvent(AuditAction.ConnectionCreated, After: settings.Names), cancellation);
        return await WithConnectAddressAsync(
            caller, connection, LinkUse.ByPlanner(settings.Requester), settings.HadCredentials, cancellation);
    }

    /// <summary>The connections that the caller reaches, the oldest first.</summary>
    /// <param name="page">Null for all.</param>
    public async Task<ConnectionList> ListAsync(Caller caller, PageQuery? page, CancellationToken cancellation)
    {
        var reached = (await connections.ListAsync(caller.Tenant, cancellation)).Where(connection => caller.Access.Reaches(connection.Id))
            .OrderBy(connection => connection.CreatedAt).ToList();
        var answers = new List<ConnectionResponse>();
        foreach (var connection in page?.From(reached) ?? reached)
            answers.Add(await AnswerAsync(caller, connection, cancellation));
        return new ConnectionList(answers, reached.Count);
    }

    /// <summary>With all its administrations: see <see cref="ConnectionResponse.AtPage"/>.</summary>
    public async Task<ConnectionResponse> GetAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation) =>
        await AnswerAsync(caller, await connections.FindForAsync(caller, connectionId, cancellation), cancellation);

    /// <param name="change">
    /// Read by <see cref="ConnectionSettings.ReadChange"/>: what is absent stays, null goes back to the profile's rule.
    /// </param>
    public async Task<ConnectionResponse> ChangeAsync(
        Caller caller, ConnectionId connectionId, ConnectionSettings change, CancellationToken cancellation)
    {
        var profile = planners.Get(caller.Tenant.Planner).Profile;
        var before = await connections.GetAsync(caller, connectionId, Permission.EditConnection, cancellation);
        await RequireReachableAsync(change, cancellation);
        var connection = await connections.ChangeAsync(caller.Tenant, connectionId, change.ApplyTo, cancellation);
        RequireStanding(connection);
        var (old, now) = change.Describe(SettingsResponse.Of(before, profile), SettingsResponse.Of(connection, profile));
        await audit.WriteAsync(caller, connection.Id, new AuditEvent(AuditAction.SettingsChanged, Before: old, After: now), cancellation);
        return await AnswerAsync(caller, connection, cancellation);
    }

    /// <summary>A fresh one-time link: because the last one lapsed, or because the user has to sign in again.</summary>
    /// <param name="credentials">What the older connect form asks for; null without it.</param>
    public async Task<ConnectionResponse> RenewConnectAddressAsync(
        Caller caller, ConnectionId connectionId, Credentials? credentials, LinkUse use, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, Permission.EditConnection, cancellation);
        var profile = planners.Get(caller.Tenant.Planner).Profile;
        if (profile.LeadsEmployees)
            await setUp.RequireSignInAsync(connection, cancellation);
        credentials?.Require(profile);
        if (credentials?.EnvironmentCode is { } code)
            connection = await connections.ChangeAsync(caller.Tenant, connectionId, row => row.EnvironmentCode = code, cancellation);
        RequireStanding(connection);
        await audit.WriteAsync(caller, connection.Id, new AuditEvent(AuditAction.ConnectAddressRenewed), cancellation);
        return await WithConnectAddressAsync(caller, connection, use, credentials is not null, cancellation);
    }

    /// <exception cref="ProblemException">
    /// No mail can reach an address: that is answered here, and not found out when a mail has to go there.
    /// </exception>
    private async Task RequireReachableAsync(ConnectionSettings settings, CancellationToken cancellation)
    {
        foreach (var (setting, addresses) in settings.MailAddresses)
        {
            var answer = await door.AskAsync(addresses, cancellation);
            if (answer != MailDoorAnswer.Open)
            {
                throw Problems.Throw(Problems.Invalid(
                    setting, answer == MailDoorAnswer.Silent ? ConnectionFaults.MailCannotBeAsked : ConnectionFaults.MailCannotReach));
            }
        }
    }

    /// <exception cref="ProblemException">It was ended, perhaps only just now.</exception>
    private static void RequireStanding(Connection connection)
    {
        if (connection.State == ConnectionState.Disconnected)
            throw Problems.Throw(ConnectionProblems.Disconnected());
    }

    private async Task<ConnectionResponse> WithConnectAddressAsync(
        Caller caller, Connection connection, LinkUse use, bool hadCredentials, CancellationToken cancellation)
    {
        var ticket = await signIns.IssueTicketAsync(connection.Key, use, cancellation);
        return await AnswerAsync(caller, connection, cancellation) with
        {
            Notice = hadCredentials ? Credentials.Notice.In(caller.Language ?? connection.Language) : null,
            ConnectAddress = address.Api($"connect/start/{ticket.Value}"),
            ConnectAddressExpiresAt = ticket.ExpiresAt,
        };
    }

    private async Task<ConnectionResponse> AnswerAsync(Caller caller, Connection connection, CancellationToken cancellation) =>
        ConnectionResponse.Of(
        connection,
        [.. (await connections.AdministrationsAsync(connection.Id, cancellation)).Where(row => caller.Access.Sees(row.Id))],
        planners.Get(connection.Tenant.Planner).Profile,
        caller.Language,
        clock.GetUtcNow());
}
