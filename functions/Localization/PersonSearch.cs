using LoketFunctions.Identifiers;

namespace LoketFunctions.Localization;

/// <summary>What somebody typed to find a person by. Personal data: it goes in bodies, never in addresses.</summary>
internal sealed class PersonSearch(string? text)
{
    /// <summary>Characters.</summary>
    public const int MaxLength = 100;

    private readonly PersonnelNumber _number = new(Folding.Fold(text ?? ""));
    private readonly string[] _words = [.. (text ?? "").Split(' ').Select(Folding.Fold).Where(word => word.Length > 0)];

    /// <summary>Every word is in the name, or the number begins so. No words fit everybody.</summary>
    public bool Fits(string name, PersonnelNumber? number)
    {
        var folded = Folding.Fold(name);
        return Array.TrueForAll(_words, word => folded.Contains(word, StringComparison.Ordinal))
            || (!_number.IsBlank && number?.StartsWith(_number) == true);
    }
}
