namespace LoketFunctions.Localization;

/// <summary>What somebody typed to find a person by. Personal data: it goes in bodies, never in addresses.</summary>
internal sealed class PersonSearch(string? text)
{
    /// <summary>Characters.</summary>
    public const int MaxLength = 100;

    private readonly string _number = Folding.Fold(text ?? "").TrimStart('0');
    private readonly string[] _words = [.. (text ?? "").Split(' ').Select(Folding.Fold).Where(word => word.Length > 0)];

    /// <summary>Every word is in the name, or the number begins so. No words fit everybody.</summary>
    public bool Fits(string name, string? number)
    {
        var folded = Folding.Fold(name);
        return Array.TrueForAll(_words, word => folded.Contains(word, StringComparison.Ordinal))
            || (_number.Length > 0 && number?.TrimStart('0').StartsWith(_number, StringComparison.OrdinalIgnoreCase) == true);
    }
}
