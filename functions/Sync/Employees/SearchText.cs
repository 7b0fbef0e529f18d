using LoketFunctions.Wording;

namespace LoketFunctions.Sync.Employees;

/// <summary>What somebody typed to find a person by.</summary>
internal sealed class SearchText
{
    /// <summary>Characters.</summary>
    public const int MaxLength = 100;

    private readonly string? _number;
    private readonly string[] _words;

    public SearchText(string? text)
    {
        _number = StaffSigns.Number(text);
        _words = [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).Where(word => word.Length > 0)];
    }

    /// <summary>Every word is in the name, or the personnel number begins so. No words fit everybody.</summary>
    public bool Fits(string name, string? number)
    {
        if (_words.Length == 0)
            return true;
        if (StaffSigns.Number(number) is { } known && _number is not null && known.StartsWith(_number, StringComparison.OrdinalIgnoreCase))
            return true;
        var folded = Folding.Fold(name);
        return Array.TrueForAll(_words, word => folded.Contains(word, StringComparison.Ordinal));
    }
}
