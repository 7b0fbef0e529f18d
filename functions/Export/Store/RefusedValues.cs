using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Store;

/// <summary>Values that Loket refused, staged between steps.</summary>
internal sealed record RefusedValues(IReadOnlyList<RefusedValue> Values)
{
    public const string Name = "refused";

    /// <summary>Those that Loket did not take; one that differs there was taken, and changed by somebody.</summary>
    public static IEnumerable<RetainedValue> NotTaken(IEnumerable<RefusedValue> values) =>
        values.Where(value => value.Code != RefusedCode.DiffersInLoket).Select(RetainedValue.Of);

    public override string ToString() => $"{Values.Count} values";
}
