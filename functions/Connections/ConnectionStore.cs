using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>Connections and their administrations. Every read names the tenant, so that none can see another's.</summary>
internal sealed class ConnectionStore(AppTables tables)
{
    private const int MaxAttempts = 10;

    public Task<Connection?> FindAsync(Tenant tenant, string connectionId, CancellationToken cancellation) =>
        tables.Connections.FindAsync<Connection>(tenant.Key, connectionId, cancellation);

    /// <summary>The tenant's connection, or the problem that there is none.</summary>
    public async Task<Connection> GetAsync(Tenant tenant, string connectionId, CancellationToken cancellation) =>
        await FindAsync(tenant, connectionId, cancellation) ?? throw Problems.Throw(Problems.NotFound("connection"));

    /// <summary>The connection that the caller names, if he reaches it and may do this for at least one of its administrations.</summary>
    /// <exception cref="ProblemException">It is not his, or he may not.</exception>
    public async Task<Connection> GetAsync(Caller caller, string connectionId, Permission permission, CancellationToken cancellation)
    {
        var connection = await FindForAsync(caller, connectionId, cancellation);
        caller.Access.Require(permission);
        return connection;
    }

    /// <summary>The connection that the caller names, if he reaches it, whatever he may do there.</summary>
    /// <exception cref="ProblemException">It is not his.</exception>
    public Task<Connection> FindForAsync(Caller caller, string connectionId, CancellationToken cancellation) =>
        caller.Access.Reaches(connectionId)
            ? GetAsync(caller.Tenant, connectionId, cancellation)
            : throw Problems.Throw(Problems.NotFound("connection"));

    /// <summary>The administration that takes part, if the caller may do this for it.</summary>
    /// <exception cref="ProblemException">It does not take part, or he may not.</exception>
    public async Task<AdministrationRow> GetAdministrationAsync(
        Caller caller, Connection connection, Guid administrationId, Permission permission, CancellationToken cancellation)
    {
        caller.Access.Require(permission, administrationId);
        return (await AdministrationsAsync(connection.Id, cancellation)).FirstOrDefault(row => row.Id == administrationId)
            ?? throw Problems.Throw(Problems.NotFound("administration"));
    }

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

    public Task<bool> TryAddAsync(Connection connection, CancellationToken cancellation) =>
        tables.Connections.TryAddAsync(connection, cancellation);

    /// <summary>Applies the change to the row as it is now, again if somebody else changed it meanwhile; returns the new row.</summary>
    public async Task<Connection> ChangeAsync(Tenant tenant, string connectionId, Action<Connection> change, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var connection = await GetAsync(tenant, connectionId, cancellation);
            change(connection);
            if (await tables.Connections.TryReplaceAsync(connection, cancellation))
                return connection;
        }

        throw new InvalidOperationException($"Connection {connectionId} changed {MaxAttempts} times while being changed.");
    }

    public async Task<IReadOnlyList<AdministrationRow>> AdministrationsAsync(string connectionId, CancellationToken cancellation) =>
        await tables.Administrations.PartitionAsync<AdministrationRow>(connectionId, cancellation);

    /// <summary>Makes exactly these administrations take part.</summary>
    public async Task ChooseAsync(string connectionId, IReadOnlyList<AdministrationRow> chosen, CancellationToken cancellation)
    {
        foreach (var administration in chosen)
        {
            administration.PartitionKey = connectionId;
            await tables.Administrations.UpsertEntityAsync(administration, Azure.Data.Tables.TableUpdateMode.Replace, cancellation);
        }

        var ids = chosen.Select(administration => administration.RowKey).ToHashSet(StringComparer.Ordinal);
        foreach (var left in await AdministrationsAsync(connectionId, cancellation))
        {
            if (!ids.Contains(left.RowKey))
                await tables.Administrations.TryDeleteAsync(left, cancellation);
        }
    }
}
