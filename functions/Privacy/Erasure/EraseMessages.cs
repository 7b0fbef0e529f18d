using LoketFunctions.Connections;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>Which connection to erase. Ids only.</summary>
internal sealed record EraseRequest(string TenantKey, ConnectionId ConnectionId);

/// <summary>How to go about it.</summary>
/// <param name="Places">Names of tables and containers, in this order.</param>
/// <param name="Patience">How long what is under way may take to stop by itself.</param>
/// <param name="LastLookAfter">When to look once more, as a step that was under way may have written after all.</param>
internal sealed record ErasePlan(IReadOnlyList<string> Places, TimeSpan Patience, TimeSpan LastLookAfter);

/// <param name="Terminate">Do not wait any longer for what still runs.</param>
internal sealed record EraseStop(EraseRequest Request, bool Terminate);

/// <summary>How many there are, or were.</summary>
internal sealed record EraseCount(int Count);

internal sealed record EraseStep(EraseRequest Request, string Place);

/// <param name="Count">How much went in this step.</param>
/// <param name="Done">Nothing is left there.</param>
internal sealed record ErasedStep(int Count, bool Done);

/// <summary>What a look through all places found.</summary>
internal sealed record EraseProof(IReadOnlyList<ErasedPlace> Left);

/// <summary>What came of it.</summary>
internal sealed record EraseEnd(EraseRequest Request, IReadOnlyList<ErasedPlace> Removed, IReadOnlyList<ErasedPlace> Left);
