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
public sealed record MappingVersion(AdministrationMapping Mapping, DateTimeOffset? ChangedAt, string? ChangedBy)
{
    public static MappingVersion None { get; } = new(AdministrationMapping.None, null, null);

    /// <summary>
    /// The payroll year that it was made for; it holds for later ones too, until they have one of their own. Null before the first.
    /// </summary>
    public int? Year { get; init; }

    /// <summary>The version that it was made from; 0 where it is the first.</summary>
    public int MadeFrom { get; init; }

    /// <summary>Which version was the newest of each payroll year when this was saved, this one among them.</summary>
    public IReadOnlyDictionary<int, int> ByYear { get; init; } = new Dictionary<int, int>();

    /// <summary>
    /// Which version holds for a payroll year: its own, else that of the last year before it that has one, else of the first after it. 0
    /// for none.
    /// </summary>
    public int HoldingIn(int year)
    {
        var before = ByYear.Keys.Where(other => other <= year).DefaultIfEmpty(ByYear.Keys.DefaultIfEmpty().Min()).Max();
        return ByYear.GetValueOrDefault(before);
    }

    public override string ToString() => Mapping.ToString();
}
