using LoketFunctions.Http;
using LoketFunctions.Localization;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What is said about one item, to whoever arranges it. {0} is the product, {1} the names of its required rights.</summary>
/// <param name="Move">Who arranges it.</param>
/// <param name="Ask">Of the accountant; null where it is not the accountant's to arrange.</param>
/// <param name="Note">Where the product's own document says something else than is meant today.</param>
internal sealed record ItemText(
    ActionOwner Move, LocalizedText Title, LocalizedText Why, LocalizedText How, LocalizedText? Ask = null, LocalizedText? Note = null)
{
    /// <summary>Said where it cannot be verified.</summary>
    public LocalizedText? Unverified { get; init; }
}
