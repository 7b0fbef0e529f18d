using LoketFunctions.Storage;

namespace LoketFunctions.Mapping;

/// <summary>Which version of an administration's mapping holds. Partition: connection. Row: payroll administration.</summary>
internal sealed class MappingRow : Row
{
    public int Version { get; set; }
}

/// <summary>A mapping as it was saved.</summary>
/// <param name="ChangedAt">Null before the first.</param>
/// <param name="ChangedBy">Who changed it, in the planner's words; null where it did not say.</param>
internal sealed record MappingVersion(AdministrationMapping Mapping, DateTimeOffset? ChangedAt, string? ChangedBy)
{
    public static MappingVersion None { get; } = new(AdministrationMapping.None, null, null);

    public override string ToString() => Mapping.ToString();
}
