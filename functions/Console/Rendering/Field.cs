namespace LoketFunctions.Console.Rendering;

/// <summary>A field of a form.</summary>
/// <param name="Value">What stands in it: after a fault, what was typed.</param>
/// <param name="Hint">What to fill in, below the label.</param>
/// <param name="Fault">What is wrong with it; null where nothing is.</param>
public sealed record Field(string Name, string Label, string? Value = null, string? Hint = null, string? Fault = null)
{
    internal string HintId => $"{Name}-hint";
    internal string FaultId => $"{Name}-fault";

    /// <summary>The ids of what says more about it; null where nothing does.</summary>
    internal string? DescribedBy => (Hint, Fault) switch
    {
        (null, null) => null,
        (_, null) => HintId,
        (null, _) => FaultId,
        _ => $"{HintId} {FaultId}",
    };

    internal string? Invalid => Fault is null ? null : "true";

    public override string ToString() => nameof(Field);
}
