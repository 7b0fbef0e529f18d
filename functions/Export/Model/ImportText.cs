using System.Globalization;
using System.Text;
using LoketFunctions.Localization;

namespace LoketFunctions.Export.Model;

/// <summary>
/// Holds the texts of a payroll file to what any import reads back as it is. How Loket's import treats quotes is not documented,
/// so nothing is ever quoted or escaped: what would need it is refused.
/// </summary>
internal static class ImportText
{
    /// <summary>What is wrong with the text, in English without the text itself; null where nothing is.</summary>
    public static string? FaultOf(string text, Encoding encoding)
    {
        if (FormulaText.StartsFormula(text))
            return "could start a formula";
        if (text.AsSpan().ContainsAny(';', '"', '\''))
            return "holds a separator or quote";
        if (text.EnumerateRunes().Any(IsInvisible))
            return "holds a line break, a control character or an invisible one";
        if (text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])))
            return "begins or ends with a space";
        return CanEncode(text, encoding) ? null : $"holds a character that {encoding.WebName} does not have";
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool CanEncode(string text, Encoding encoding)
    {
        try
        {
            return encoding.GetByteCount(text) >= 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}

/// <summary>A text cannot stand in the payroll file. Names the place and never the text.</summary>
/// <param name="line">From 1, the header included.</param>
/// <param name="column">From 1.</param>
internal sealed class UnsafeTextException(int line, int column, string field, string fault)
    : Exception($"Line {line}, column {column} ({field}) {fault}.")
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    public string Field { get; } = field;

    public string Fault { get; } = fault;
}
