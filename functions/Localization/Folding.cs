using System.Text;

namespace LoketFunctions.Localization;

/// <summary>Text as people mean it when they compare or search.</summary>
internal static class Folding
{
    /// <summary>Letters that are no other letter with an accent, as people write them who do not have them.</summary>
    private static readonly Dictionary<char, string> Undecomposed = new()
    {
        ['Ł'] = "L",
        ['Ø'] = "O",
        ['Đ'] = "D",
        ['Ð'] = "D",
        ['Ħ'] = "H",
        ['Ŧ'] = "T",
        ['Ŋ'] = "N",
        ['ı'] = "I",
        ['ĸ'] = "K",
        ['ʼ'] = "",
        ['ß'] = "SS",
        ['ẞ'] = "SS",
        ['Æ'] = "AE",
        ['Œ'] = "OE",
        ['Þ'] = "TH",
        ['Ə'] = "E",
        ['Ɨ'] = "I",
        ['Ƶ'] = "Z",
    };

    /// <summary>Letters and digits only, without accents and case: "Km. onbelast" and "KM-ONBELAST" are one, and "Łoś" is "los".</summary>
    public static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormKD)
        .Where(char.IsLetterOrDigit)
        .Select(char.ToUpperInvariant)
        .Select(character => Undecomposed.GetValueOrDefault(character) ?? character.ToString()));
}
