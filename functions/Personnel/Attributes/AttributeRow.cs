using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.Attributes;

/// <summary>
/// Which list of attributes and which version of their mapping hold. Partition: connection. Row: "attributes". One row for both, so that
/// an attribute cannot go while it is being mapped.
/// </summary>
internal sealed class AttributeRow : Row
{
    public const string Key = "attributes";

    /// <summary>Of the blob with the list that the HR system told; null before the first.</summary>
    public string? Told { get; set; }

    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>Of the mapping that is live; 0 before the first.</summary>
    public int Version { get; set; }
}

/// <summary>An attribute mapping that went live.</summary>
/// <param name="Version">Counts up; a number may be passed over.</param>
/// <param name="Before">The version that was live before it; 0 for none.</param>
/// <param name="Restored">The older version that it is again; null for a new mapping.</param>
/// <param name="ChangedAt">Null before the first.</param>
/// <param name="ChangedBy">In the HR system's words; null where it did not say.</param>
internal sealed record AttributeVersion(
    int Version, int Before, int? Restored, DateTimeOffset? ChangedAt, string? ChangedBy, IReadOnlyList<MappedAttribute> Attributes)
{
    public static AttributeVersion None { get; } = new(0, 0, null, null, null, []);

    public override string ToString() => $"version {Version}";
}

/// <summary>What holds now.</summary>
/// <param name="ToldAt">When the HR system told its attributes; null before it did.</param>
internal sealed record AttributeState(DateTimeOffset? ToldAt, IReadOnlyList<HrAttribute> Told, AttributeVersion Live)
{
    public override string ToString() => Live.ToString();
}
