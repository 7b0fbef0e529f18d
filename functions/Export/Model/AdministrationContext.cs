using LoketFunctions.Mapping;

namespace LoketFunctions.Export.Model;

/// <summary>
/// What every step of an export decides by, for one administration: read once, so that a repeated step decides as it did the
/// first time.
/// </summary>
internal sealed record AdministrationContext(
    Guid AdministrationId,
    Guid EmployerId,
    string Name,
    string EmployerName,
    int? ClientNumber,
    ExportPeriod Period,
    AdministrationMapping Mapping,
    PayrollLists Lists)
{
    /// <summary>The request says that nothing is to leave where anything is wrong.</summary>
    public bool AllOrNothing { get; init; }

    public override string ToString() => AdministrationId.ToString();
}
