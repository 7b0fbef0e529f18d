using LoketFunctions.Mapping;

namespace LoketFunctions.Export.Select;

/// <summary>The codes that nobody has mapped yet, each once: the first by kind and code, and no more than that.</summary>
internal sealed class UnmappedCodeSet
{
    public const int Most = 1000;

    private static readonly Comparer<(MappingKind Kind, string Code)> ByKindAndCode = Comparer<(MappingKind Kind, string Code)>.Create(
        (x, y) => x.Kind == y.Kind ? string.CompareOrdinal(x.Code, y.Code) : x.Kind.CompareTo(y.Kind));

    private readonly SortedSet<(MappingKind Kind, string Code)> _codes = new(ByKindAndCode);

    public void Add(MappingKind kind, string code)
    {
        if (_codes.Add((kind, code)) && _codes.Count > Most)
            _codes.Remove(_codes.Max);
    }

    public IReadOnlyList<UnmappedCode> ToList() => [.. _codes.Select(one => new UnmappedCode(one.Kind, one.Code))];
}

/// <summary>The order of codes that are not mapped, of no culture.</summary>
internal sealed class ByKindAndCode : IComparer<(MappingKind Kind, string Code)>
{
    public int Compare((MappingKind Kind, string Code) x, (MappingKind Kind, string Code) y) =>
        x.Kind == y.Kind ? string.CompareOrdinal(x.Code, y.Code) : x.Kind.CompareTo(y.Kind);
}
