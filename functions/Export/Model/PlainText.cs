using System.Buffers;
using System.Globalization;
using LoketFunctions.Localization;

namespace LoketFunctions.Export.Model;

/// <summary>The rule for text from the planner: of any language, of a bounded length, in one line.</summary>
internal static class PlainText
{
    /// <summary>C0, delete, C1, and the separators of lines and paragraphs.</summary>
    private static readonly SearchValues<char> NotPlain = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Append(0x2028).Append(0x2029).Select(code => (char)code)]);

    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAny(NotPlain);

    /// <summary>What is wrong with the text; null where nothing is.</summary>
    public static LocalizedText? FaultOf(string text, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(text))
            return ExportTexts.Of("Plain.IsEmpty");
        var most = maxLength.ToString(CultureInfo.InvariantCulture);
        return text.Length > maxLength ? ExportTexts.Of("Plain.IsLongerThanCharacters", most)
            : IsPlain(text) ? null
            : ExportTexts.Of("Plain.HoldsControlCharacters");
    }
}
