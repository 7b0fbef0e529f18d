using System.Text;

namespace LoketFunctions.Tests.Export.Deliver.Files;

/// <summary>A reader of RFC 4180 with semicolons, of our own: what the app writes is not read back by the library that wrote it.</summary>
internal static class CsvReading
{
    public static List<List<string>> Read(string text)
    {
        List<List<string>> rows = [];
        List<string> row = [];
        var at = 0;
        while (at < text.Length)
        {
            row.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (at < text.Length && text[at] == ';')
            {
                at++;
                if (at == text.Length)
                    row.Add("");
                continue;
            }

            if (at + 1 >= text.Length || text[at] != '\r' || text[at + 1] != '\n')
                throw new FormatException($"No end of line at {at}.");
            at += 2;
            rows.Add(row);
            row = [];
        }

        return row.Count == 0 ? rows : throw new FormatException("The last line does not end.");
    }

    private static string Plain(string text, ref int at)
    {
        var end = text.AsSpan(at).IndexOfAny(";\r\n\"") is var length and >= 0
            ? at + length
            : throw new FormatException("The last line does not end.");
        var field = text[at..end];
        at = end;
        return field;
    }

    private static string Quoted(string text, ref int at)
    {
        var field = new StringBuilder();
        for (at++; ; at++)
        {
            if (at >= text.Length)
                throw new FormatException("A quote does not end.");
            if (text[at] != '"')
                field.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                field.Append(text[at++]);
            else
                break;
        }

        at++;
        return field.ToString();
    }
}
