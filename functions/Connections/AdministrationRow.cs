using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>
/// A payroll administration (verloningsadministratie) that takes part in a connection. Partition: connection. Row: Loket's id.
/// </summary>
internal sealed class AdministrationRow : Row
{
    public Guid EmployerId { get; set; }
    public string EmployerName { get; set; } = "";
    public string Name { get; set; } = "";

    /// <summary>The number used in payroll and imports (aansluitnummer).</summary>
    public int? ClientNumber { get; set; }

    /// <summary>Loket's key of the period type: 1 month, 3 four weeks, 4 week.</summary>
    public int? PayrollPeriodType { get; set; }

    internal Guid Id => Guid.Parse(RowKey);
}
