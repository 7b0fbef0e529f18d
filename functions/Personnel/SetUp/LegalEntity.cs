using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>
/// A legal entity of an HR system that leads, whose employees go to Loket by a connection of their own. Partition: connection. Row:
/// "entity". How far its set-up is follows from this and from the connection: see <see cref="SetUpFacts"/>.
/// </summary>
internal sealed class LegalEntity : Row
{
    public const string Key = "entity";

    /// <summary>The HR system's own id of it, which never changes.</summary>
    public string EntityId { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>As the booking said it; digits, L and a follow-up number where it is a Dutch wage tax number.</summary>
    public string TaxId { get; set; } = "";

    /// <summary>Who processes the payroll (payroll contact), for people to ask.</summary>
    public string ContactName { get; set; } = "";

    public string ContactEmail { get; set; } = "";

    /// <summary>What was written with the booking; null where nothing was.</summary>
    public string? Message { get; set; }

    public DateTimeOffset BookedAt { get; set; }

    /// <summary>Hash of the booking, by which a repeat of it is known.</summary>
    public string? Booking { get; set; }

    /// <summary>When an attribute mapping first went live.</summary>
    public DateTimeOffset? AttributesLiveAt { get; set; }

    public DateTimeOffset? EnabledAt { get; set; }

    /// <summary>When its administration was chosen. From then on only an operator undoes that.</summary>
    public DateTimeOffset? MappedAt { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>Which wording of the scope and limits was acknowledged.</summary>
    public int? AcknowledgedVersion { get; set; }

    /// <summary>yyyy-MM-dd. Dates before it are left as they are in Loket (start line); null until it is said.</summary>
    public string? StartLine { get; set; }

    internal ConnectionId ConnectionId => new(PartitionKey);
}
