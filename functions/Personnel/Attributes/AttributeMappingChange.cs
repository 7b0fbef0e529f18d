using LoketFunctions.Http;

namespace LoketFunctions.Personnel.Attributes;

/// <summary>The body of a change: the whole mapping as it is to be.</summary>
/// <param name="Version">The one that it was made from.</param>
/// <param name="ChangedBy">Who made it, for people.</param>
internal sealed record AttributeMappingChange(int Version, IReadOnlyList<MappedAttribute> Attributes, string? ChangedBy = null)
{
    private const int MostMapped = 500;
    private const int LongestText = 200;

    /// <summary>What is wrong with its form; the rest is <see cref="AttributeCheck"/>'s.</summary>
    public IReadOnlyDictionary<string, InputFault> Faults()
    {
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        if (ChangedBy is not null && !ToldAttributes.IsText(ChangedBy, LongestText))
            faults["changedBy"] = InputFaults.NotPlain(LongestText);
        if (Attributes.Count > MostMapped)
            faults["attributes"] = InputFaults.NotAtOnce(Attributes.Count, MostMapped);
        else if (Attributes.Any(one => !Texts(one).All(text => ToldAttributes.IsText(text, LongestText))))
            faults["attributes"] = InputFaults.NotPlain(LongestText);
        else if (Attributes.Any(one => one.Values?.Count > ToldAttributes.MostOptions))
            faults["attributes"] = InputFaults.NotAtOnce(Attributes.Max(one => one.Values?.Count ?? 0), ToldAttributes.MostOptions);
        return faults;
    }

    public override string ToString() => $"change of version {Version}";

    private static IEnumerable<string> Texts(MappedAttribute one) =>
    [
        one.AttributeId, one.FieldId, .. one.PreviousId is { } previous ? [previous] : Array.Empty<string>(),
        .. one.Values?.SelectMany(pair => new[] { pair.Key, pair.Value }) ?? [],
    ];
}

/// <summary>The body by which an older version is made live again.</summary>
/// <param name="Version">The one that is live, as whoever asks knows it.</param>
internal sealed record AttributeMappingRestore(int Version, string? ChangedBy = null)
{
    public override string ToString() => $"undoing version {Version}";
}
