namespace LoketFunctions.Identifiers;

/// <summary>Names a payroll administration (verloningsadministratie) within a connection: what is kept of both lies under it.</summary>
/// <param name="Administration">Loket's id.</param>
internal readonly record struct AdministrationKey(ConnectionId Connection, Guid Administration)
{
    /// <summary>As blobs of the administration are named: connection, slash, administration.</summary>
    public override string ToString() => $"{Connection}/{Administration}";
}
