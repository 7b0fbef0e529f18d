using Azure.Data.Tables;

namespace LoketFunctions.Storage;

/// <summary>The app's tables, by what they hold. The partition key is the tenant or the connection in each.</summary>
internal sealed class AppTables(TableServiceClient service)
{
    /// <summary>Partition: tenant. Row: connection.</summary>
    public TableClient Connections { get; } = service.GetTableClient("Connections");

    /// <summary>Partition: connection. Row: "loket". The sealed tokens and the refresh lease.</summary>
    public TableClient Tokens { get; } = service.GetTableClient("Tokens");

    /// <summary>Partition: "ticket" or "state". Row: hash. One-time links and sign-ins under way, ten minutes each.</summary>
    public TableClient SignIns { get; } = service.GetTableClient("SignIns");

    /// <summary>Partition: connection. Row: payroll administration.</summary>
    public TableClient Administrations { get; } = service.GetTableClient("Administrations");

    /// <summary>Partition: connection. Row: Loket employee. Who is who in the planner, and what the user chose.</summary>
    public TableClient Links { get; } = service.GetTableClient("Links");

    /// <summary>Partition: tenant. Row: personnel number. Who owns a number where it must be unique.</summary>
    public TableClient PersonnelNumbers { get; } = service.GetTableClient("PersonnelNumbers");

    /// <summary>Partition: connection. Row: run, or run and administration.</summary>
    public TableClient Runs { get; } = service.GetTableClient("Runs");

    /// <summary>Partition: connection. Row: what is leased.</summary>
    public TableClient Leases { get; } = service.GetTableClient("Leases");

    /// <summary>Partition: planner. Row: hash of a message id that was received.</summary>
    public TableClient ReceivedMessages { get; } = service.GetTableClient("ReceivedMessages");

    /// <summary>Partition: connection. Row: export, export and administration, or hash of the message that asked for one.</summary>
    public TableClient Exports { get; } = service.GetTableClient("Exports");

    /// <summary>Partition: connection. Row: payroll administration. Which version of the mapping holds.</summary>
    public TableClient Mappings { get; } = service.GetTableClient("Mappings");

    /// <summary>Partition: "file". Row: hash. Short-lived links to payroll files.</summary>
    public TableClient Downloads { get; } = service.GetTableClient("Downloads");

    /// <summary>Partition: tenant. Row: newest first. Who did what; only ever added to.</summary>
    public TableClient Audit { get; } = service.GetTableClient("Audit");

    /// <summary>Partition: "link" or "session". Row: hash. Who may use the console, and for what.</summary>
    public TableClient ConsoleSessions { get; } = service.GetTableClient("ConsoleSessions");

    /// <summary>
    /// Partition: connection, or "operator". Row: since when, why, and who is notified; or a fact for the operator. Who was sent what.
    /// </summary>
    public TableClient Notices { get; } = service.GetTableClient("Notices");

    /// <summary>Partition: "mark". Row: what is cleared when it has been kept long enough. How far that has come.</summary>
    public TableClient Retention { get; } = service.GetTableClient("Retention");

    /// <summary>
    /// Partition: connection. Row: "entity", "attributes", an employee, or a push. Of a connection in which the HR system leads: its
    /// set-up, and what was done for whom.
    /// </summary>
    public TableClient Personnel { get; } = service.GetTableClient("Personnel");

    /// <summary>
    /// Partition: connection. Row: "link", a request of an employer, or what somebody says is arranged. Of a pension link: how far it is.
    /// </summary>
    public TableClient Pension { get; } = service.GetTableClient("Pension");

    public IReadOnlyList<TableClient> All =>
    [
        Connections, Tokens, SignIns, Administrations, Links, PersonnelNumbers, Runs, Leases, ReceivedMessages, Exports, Mappings,
        Downloads, Audit, ConsoleSessions, Notices, Retention, Personnel, Pension,
    ];
}
