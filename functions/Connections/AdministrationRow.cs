using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>
/// A payroll administration (verloningsadministratie) that takes part in a connection. Partition: connection. Row: Loket's id.
/// </summary>
internal sealed class AdministrationRow : Row
{
    public Guid EmployerId { get; set; }
    public string EmployerName { get; set; } = "";

    /// <summary>As it is shown: Loket's name, behind that of its venue where it has one.</summary>
    public string Name { get; set; } = "";

    /// <summary>The planner's id of the venue (vestiging) that it is; null where the planner has none, or none was chosen.</summary>
    public string? VenueId { get; set; }

    public string? VenueLabel { get; set; }

    /// <summary>The number used in payroll and imports (aansluitnummer).</summary>
    public int? ClientNumber { get; set; }

    /// <summary>Loket's key of the period type: 1 month, 3 four weeks, 4 week.</summary>
    public int? PayrollPeriodType { get; set; }

    /// <summary>
    /// Loket's wage tax number (loonheffingennummer) of it, as <see cref="WageTaxNumber"/> writes it where it is one; null where Loket
    /// tells none, or where it was chosen before this was kept.
    /// </summary>
    public string? TaxNumber { get; set; }

    internal Guid Id => Guid.Parse(RowKey);

    internal AdministrationKey Key => new(new(PartitionKey), Id);

    internal Venue? Venue => VenueId is { } id && VenueLabel is { } label ? new Venue(id, label) : null;
}

/// <summary>A place of work (vestiging) that an administration is in the planner.</summary>
/// <param name="Id">The planner's own.</param>
/// <param name="Label">What people call it.</param>
public sealed record Venue(string Id, string Label)
{
    /// <summary>What an administration is called wherever it is shown: by its venue, and by Loket's name.</summary>
    public static string Named(Venue? venue, string name) => venue is null ? name : $"{venue.Label} ({name})";
}

/// <summary>Of a choice: which venue an administration is.</summary>
internal sealed record AdministrationVenue(Guid AdministrationId, string? Id, string? Label);
