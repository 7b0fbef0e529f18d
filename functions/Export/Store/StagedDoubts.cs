using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Store;

/// <summary>What of the registrations is not likely, staged between steps.</summary>
internal sealed record StagedDoubts(IReadOnlyList<Doubt> Doubts)
{
    public const string Name = "doubts";

    public override string ToString() => $"{Doubts.Count} doubts";
}
