using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>Connections and their administrations. Every read names the tenant, so that none can see another's.</summary>
internal sealed partial class ConnectionStore(AppTables tables, Planners planners)
{
    public Task<Connection?> FindAsync(Tenant tenant, ConnectionId connectionId, CancellationToken cancellation) =>
        tables.Connections.FindAsync<Connection>(tenant.Key, connectionId.ToString(), cancellation);

    /// <summary>The tenant's connection, or the problem that there is none.</summary>
    public async Task<Connection> GetAsync(Tenant tenant, ConnectionId connectionId, CancellationToken cancellation) =>
        await FindAsync(tenant, connectionId, cancellation) ?? throw Problems.Throw(Problems.NotFound("connection"));

    /// <summary>The connection that the caller names and reaches, where this is permitted for an administration of it.</summary>
    /// <exception cref="ProblemException">The caller does not reach it, this is not permitted, or it was ended.</exception>
    public async Task<Connection> GetAsync(Caller caller, ConnectionId connectionId, Permission permission, CancellationToken cancellation)
    {
        var connection = await GetEvenEndedAsync(caller, connectionId, permission, cancellation);
        return connection.State == ConnectionState.Disconnected ? throw Problems.Throw(ConnectionProblems.Disconnected()) : connection;
    }

    /// <summary>
    /// As <see cref="GetAsync(Caller, ConnectionId, Permission, CancellationToken)"/>, for the little that there is of a connection after
    /// its end.
    /// </summary>
    /// <exception cref="ProblemException">The caller does not reach it, or this is not permitted.</exception>
    public async Task<Connection> GetEvenEndedAsync(
        Caller caller, ConnectionId connectionId, Permission permission, CancellationToken cancellation)
    {
        var connection = await FindForAsync(caller, connectionId, cancellation);
        caller.Access.Require(permission);
        return connection;
    }

    /// <summary>The connection that the caller names and reaches, whatever is permitted there.</summary>
    /// <exception cref="ProblemException">The caller does not reach it.</exception>
    public Task<Connection> FindForAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation) =>
        caller.Access.Reaches(connectionId)
            ? GetAsync(caller.Tenant, connectionId, cancellation)
            : throw Problems.Throw(Problems.NotFound("connection"));

    /// <summary>
    /// The connection with the administrations that take part, if the caller may do this for each of them; while none does, if the caller
    /// may change the connection as a whole.
    /// </summary>
    /// <exception cref="ProblemException">The caller does not reach it, or this is not permitted.</exception>
    public async Task<(Connection Connection, IReadOnlyList<AdministrationRow> Administrations)> FindWholeAsync(
        Caller caller, ConnectionId connectionId, Permission permission, CancellationToken cancellation)
    {
        var connection = await FindForAsync(caller, connectionId, cancellation);
        var administrations = await AdministrationsAsync(connectionId, cancellation);
        foreach (var administration in administrations)
            caller.Access.Require(permission, administration.Id);
        if (administrations.Count == 0)
            caller.Access.RequireWhole(Permission.EditConnection);
        return (connection, administrations);
    }

    /// <summary>The administration that takes part, if the caller may do this for it.</summary>
    /// <exception cref="ProblemException">It does not take part, or this is not permitted.</exception>
    public async Task<AdministrationRow> GetAdministrationAsync(
        Caller caller, Connection connection, Guid administrationId, Permission permission, CancellationToken cancellation)
    {
        caller.Access.Require(permission, administrationId);
        return (await AdministrationsAsync(connection.Id, cancellation)).FirstOrDefault(row => row.Id == administrationId)
            ?? throw Problems.Throw(Problems.NotFound("administration"));
    }

    /// <summary>The one of a connection's administrations that a body names as <c>administrationId</c>.</summary>
    /// <exception cref="ProblemException">It does not take part.</exception>
    public static AdministrationRow RequirePart(IReadOnlyList<AdministrationRow> administrations, Guid administrationId) =>
        administrations.FirstOrDefault(row => row.Id == administrationId)
        ?? throw Problems.Throw(Problems.Invalid("administrationId", ConnectionFaults.TakesNoPart));

    public async Task<IReadOnlyList<Connection>> ListAsync(Tenant tenant, CancellationToken cancellation) =>
        await tables.Connections.PartitionAsync<Connection>(tenant.Key, cancellation);

    /// <summary>Every connection that a night may sync, of all tenants.</summary>
    public async Task<IReadOnlyList<Connection>> ListSyncableAsync(CancellationToken cancellation)
    {
        var active = nameof(ConnectionState.Active);
        var attention = nameof(ConnectionState.NeedsAttention);
        var rows = await tables.Connections.ListAsync<Connection>(
            TableClientExtensions.TableFilter($"State eq {active} or State eq {attention}"), cancellation);
        return rows.Where(connection => connection.CanSync).ToList();
    }

    /// <summary>Every connection that somebody signed in for and that is not complete, of all tenants.</summary>
    public async Task<IReadOnlyList<Connection>> ListInSetUpAsync(CancellationToken cancellation)
    {
        var setUp = nameof(ConnectionState.SetUp);
        return await tables.Connections.ListAsync<Connection>(TableClientExtensions.TableFilter($"State eq {setUp}"), cancellation);
    }

    /// <summary>Every connection of all tenants that was not disconnected.</summary>
    public async Task<IReadOnlyList<Connection>> ListLivingAsync(CancellationToken cancellation)
    {
        var disconnected = nameof(ConnectionState.Disconnected);
        return await tables.Connections.ListAsync<Connection>(TableClientExtensions.TableFilter($"State ne {disconnected}"), cancellation);
    }

    /// <summary>The next connections in the order of their keys, of all tenants, ended ones included.</summary>
    /// <param name="tenant">Key of the tenant of the last one before; null from the first on.</param>
    /// <param name="connectionId">That one.</param>
    public async Task<IReadOnlyList<Connection>> ListAfterAsync(
        string? tenant, ConnectionId? connectionId, int limit, CancellationToken cancellation)
    {
        var filter = tenant is null
            ? null
            : TableClientExtensions.TableFilter($"PartitionKey gt {tenant} or (PartitionKey eq {tenant} and RowKey gt {connectionId})");
        return await tables.Connections.QueryAsync<Connection>(filter, limit, cancellationToken: cancellation).Take(limit).ToListAsync(
            cancellation);
    }

    public Task<bool> TryAddAsync(Connection connection, CancellationToken cancellation) =>
        tables.Connections.TryAddAsync(connection, cancellation);

    /// <summary>
    /// Applies the change to the row as it is now, again if somebody else changed it meanwhile; returns the new row. One that was ended
    /// does not change any more, whatever is still under way for it.
    /// </summary>
    public Task<Connection> ChangeAsync(
        Tenant tenant, ConnectionId connectionId, Action<Connection> change, CancellationToken cancellation) =>
        ReplaceAsync(
            new ConnectionKey(tenant, connectionId),
            connection =>
            {
                if (connection.State == ConnectionState.Disconnected)
                    return null;
                change(connection);
                return connection;
            },
            cancellation);

    /// <summary>Ends the connection; see <see cref="Connection.Ended"/>.</summary>
    /// <returns>False where it was ended before.</returns>
    public async Task<bool> TryEndAsync(ConnectionKey key, DateTimeOffset at, CancellationToken cancellation)
    {
        var isNews = false;
        await ReplaceAsync(
            key,
            connection =>
            {
                isNews = connection.State != ConnectionState.Disconnected;
                return isNews ? connection.Ended(at) : null;
            },
            cancellation);
        return isNews;
    }

    /// <summary>Writes down how the erasure of an ended connection goes.</summary>
    public Task<Connection> ChangeEndedAsync(ConnectionKey key, Action<Connection> change, CancellationToken cancellation) => ReplaceAsync(
        key,
        connection =>
        {
            change(connection);
            return connection;
        },
        cancellation);

    /// <summary>Every ended connection of which something may be left, of all tenants.</summary>
    public async Task<IReadOnlyList<Connection>> ListUnerasedAsync(CancellationToken cancellation)
    {
        var ended = nameof(ConnectionState.Disconnected);
        return [.. (await tables.Connections.ListAsync<Connection>(TableClientExtensions.TableFilter($"State eq {ended}"), cancellation))
            .Where(connection => connection.ErasedAt is null)];
    }

    public async Task<IReadOnlyList<AdministrationRow>> AdministrationsAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        await tables.Administrations.PartitionAsync<AdministrationRow>(connectionId.ToString(), cancellation);

    /// <summary>Makes exactly these administrations take part.</summary>
    public async Task ChooseAsync(ConnectionId connectionId, IReadOnlyList<AdministrationRow> chosen, CancellationToken cancellation)
    {
        foreach (var administration in chosen)
        {
            administration.PartitionKey = connectionId.ToString();
            await tables.Administrations.UpsertEntityAsync(administration, Azure.Data.Tables.TableUpdateMode.Replace, cancellation);
        }

        var ids = chosen.Select(administration => administration.RowKey).ToHashSet(StringComparer.Ordinal);
        foreach (var left in await AdministrationsAsync(connectionId, cancellation))
        {
            if (!ids.Contains(left.RowKey))
                await tables.Administrations.TryDeleteAsync(left, cancellation);
        }
    }

    /// <param name="change">Null leaves the row as it is.</param>
    private async Task<Connection> ReplaceAsync(ConnectionKey key, Func<Connection, Connection?> change, CancellationToken cancellation) =>
        (await tables.Connections.ChangeOrAddAsync<Connection>(
            key.Tenant.Key, key.Id.ToString(),
            found => change(found ?? throw new InvalidOperationException($"Connection {key.Id} is gone.")),
            cancellation))!;
}
