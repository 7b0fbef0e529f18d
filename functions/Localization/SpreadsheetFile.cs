using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace LoketFunctions.Localization;

/// <summary>A column: its name and its value stand together, so that neither changes without the other.</summary>
/// <param name="IsText">Names and ids, which a spreadsheet must not take for numbers or dates.</param>
internal sealed record SpreadsheetColumn<T>(LocalizedText Name, Func<T, string?> Text, bool IsText = false);

/// <summary>
/// Writes tables (CSV) for people and their spreadsheets: what could start a formula is escaped, and so are texts that would be read as a
/// number or a date.
/// </summary>
internal static class SpreadsheetFile
{
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Makes a spreadsheet take what follows for text.</summary>
    private const char Escape = '\'';

    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        Delimiter = ";",
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
        InjectionEscapeCharacter = Escape,
        InjectionCharacters = [.. FormulaText.FirstCharacters],
    };

    /// <summary>UTF-8 with a byte order mark, without which spreadsheets take it for something else. The stream stays open.</summary>
    /// <param name="language">"nl" or "en": of the column names.</param>
    public static async Task WriteAsync<T>(
        Stream stream, IReadOnlyList<SpreadsheetColumn<T>> columns, IAsyncEnumerable<T> items, string language,
        CancellationToken cancellation)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, Form, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column.Name.In(language));
        await csv.NextRecordAsync();
        await foreach (var item in items.WithCancellation(cancellation))
        {
            foreach (var column in columns)
                csv.WriteField(Escaped(column.Text(item) ?? "", column.IsText));
            await csv.NextRecordAsync();
        }
    }

    /// <summary>CsvHelper escapes a formula that begins a text; this one does so where it hides behind spaces or quotes.</summary>
    private static string Escaped(string text, bool isText) =>
        (FormulaText.StartsFormula(text) && !FormulaText.FirstCharacters.Contains(text[0]))
            || (isText && SpreadsheetValue.WouldChange(text)) ? Escape + text : text;
}

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
