using System.Globalization;

namespace LoketFunctions.Localization;

/// <summary>Knows what a spreadsheet takes for a formula (OWASP, "CSV Injection").</summary>
internal static class FormulaText
{
    private static readonly char[] Starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

    /// <summary>What a formula begins with; the wide and small forms count, as some programs read them as the plain ones.</summary>
    public static IReadOnlyList<char> FirstCharacters => Starts;

    /// <summary>Also behind spaces, quotes and invisible characters, which a program may take away first.</summary>
    public static bool StartsFormula(string text) => text.SkipWhile(IsSkipped).Take(1).Any(Starts.Contains);

    private static bool IsSkipped(char c) =>
        !Starts.Contains(c) && (char.IsWhiteSpace(c)
            || c is '"' or '\'' or '‘' or '’' or '“' or '”'
            || char.GetUnicodeCategory(c) == UnicodeCategory.Format);
}
