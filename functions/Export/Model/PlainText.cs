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
    public static Words? FaultOf(string text, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Words("is leeg", "is empty");
        var most = maxLength.ToString(CultureInfo.InvariantCulture);
        return text.Length > maxLength ? new Words($"is langer dan {most} tekens", $"is longer than {most} characters")
            : IsPlain(text) ? null
            : new Words("bevat stuurtekens", "holds control characters");
    }
}
