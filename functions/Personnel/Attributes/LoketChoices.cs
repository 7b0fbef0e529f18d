namespace LoketFunctions.Personnel.Attributes;

/// <param name="Key">As a mapping holds it: a number, or the id of a unit.</param>
/// <param name="Label">Loket's wording, in Dutch.</param>
public sealed record LoketChoice(string Key, string Label);

/// <summary>What Loket offers to choose from, for fields that are choices or units.</summary>
/// <param name="ByField">By field id; a field that is not there could not be read, so nothing is said of it.</param>
internal sealed record LoketChoices(IReadOnlyDictionary<string, IReadOnlyList<LoketChoice>> ByField)
{
    /// <summary>Before anybody signed in at Loket.</summary>
    public static LoketChoices None { get; } = new(new Dictionary<string, IReadOnlyList<LoketChoice>>());

    /// <summary>All that any of them offers.</summary>
    public static LoketChoices Together(IReadOnlyList<LoketChoices> choices) => choices is [var only] ? only : new LoketChoices(
        choices.SelectMany(one => one.ByField).GroupBy(one => one.Key, StringComparer.Ordinal).ToDictionary(
            field => field.Key,
            IReadOnlyList<LoketChoice> (field) => [.. field.SelectMany(one => one.Value).DistinctBy(choice => choice.Key)]));
}
