using System.Globalization;
using System.Text;

namespace LoketFunctions.Wording;

/// <summary>Text as people mean it when they compare or search.</summary>
internal static class Folding
{
    /// <summary>Letters and digits only, without accents and case: "Km. onbelast" and "KM-ONBELAST" are one.</summary>
    public static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(character)))
        .ToUpperInvariant();
}
