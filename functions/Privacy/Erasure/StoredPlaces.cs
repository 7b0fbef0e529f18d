using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;
using static LoketFunctions.Storage.TableClientExtensions;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>A table, and which of its rows are a connection's.</summary>
/// <param name="RowsOf">The filter for a connection's rows.</param>
internal sealed record TablePlace(TableClient Table, Func<ConnectionKey, string> RowsOf)
{
    public override string ToString() => nameof(TablePlace);
}

/// <summary>
/// What becomes of every table and container when a connection ends: the one place that says so. A convention test fails for one
/// that is not here.
/// </summary>
internal sealed class StoredPlaces(AppTables tables, AppBlobs blobs)
{
    public IReadOnlyList<TablePlace> Tables { get; } =
    [
        Partition(tables.Tokens),
        Partition(tables.Administrations),
        Partition(tables.Links),
        Partition(tables.Runs),
        Partition(tables.Leases),
        Partition(tables.Exports),
        Partition(tables.Mappings),
        Partition(tables.Notices),
        Partition(tables.Personnel),
        Partition(tables.Pension),
        Named(tables.SignIns),
        Named(tables.Downloads),
        Named(tables.ConsoleSessions),
        // Its numbers become free for the account's other connections.
        new(tables.PersonnelNumbers, connection => Of(connection.Tenant.Key, connection.Id)),
    ];

    /// <summary>Names of the tables that keep their rows.</summary>
    public IReadOnlyList<string> Kept { get; } =
    [
        // The connection itself, as a tombstone: see Connection.Ended.
        nameof(AppTables.Connections),
        // Without what names people: see AuditLog.ForgetPeopleAsync.
        nameof(AppTables.Audit),
        // Hashes of a planner's message ids and of what they were sent for, for a day.
        nameof(AppTables.ReceivedMessages),
        // Of no connection.
        nameof(AppTables.Retention),
    ];

    /// <summary>In each, the names of a connection's blobs begin with its id: see <see cref="BlobsOf"/>.</summary>
    public IReadOnlyList<BlobContainerClient> Containers { get; } =
    [
        blobs.Snapshots, blobs.Staging, blobs.Reports, blobs.Requests, blobs.PayrollFiles, blobs.Ledgers, blobs.Mappings, blobs.Personnel,
        blobs.Pension,
    ];

    /// <summary>Names of the places from which something is erased.</summary>
    public IReadOnlyList<string> Erased => [.. Tables.Select(place => place.Table.Name), .. Containers.Select(container => container.Name)];

    public static string BlobsOf(ConnectionKey connection) => $"{connection.Id}/";

    private static TablePlace Partition(TableClient table) => new(table, connection => Partitioned(connection.Id));

    private static TablePlace Named(TableClient table) => new(table, connection => Column(connection.Id));

    private static string Partitioned(ConnectionId id) => TableFilter($"PartitionKey eq {id}");

    private static string Column(ConnectionId id) => TableFilter($"ConnectionId eq {id}");

    private static string Of(string tenant, ConnectionId id) => TableFilter($"PartitionKey eq {tenant} and ConnectionId eq {id}");
}
