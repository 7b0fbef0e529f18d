using LoketFunctions.Mapping;

namespace LoketFunctions.Export.Select;

/// <summary>The order of codes that are not mapped, of no culture.</summary>
internal sealed class ByKindAndCode : IComparer<(MappingKind Kind, string Code)>
{
    public int Compare((MappingKind Kind, string Code) x, (MappingKind Kind, string Code) y) =>
        x.Kind == y.Kind ? string.CompareOrdinal(x.Code, y.Code) : x.Kind.CompareTo(y.Kind);
}
