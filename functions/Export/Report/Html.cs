using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace LoketFunctions.Export.Report;

/// <summary>What stands in a column.</summary>
internal enum HtmlKind
{
    Words,

    /// <summary>Text that somebody else wrote: kept from changing the direction of what stands beside it.</summary>
    Foreign,

    Number,
}

internal sealed record HtmlColumn(string Title, HtmlKind Kind = HtmlKind.Words);

/// <summary>The parts of a page that needs nothing from outside and runs nothing. Every text is encoded; tags are made here only.</summary>
internal static class Html
{
    private const string Style =
        "body{font:15px/1.45 system-ui,'Segoe UI',sans-serif;color:#1b1b1b;background:#fff;max-width:72rem;margin:2rem auto;padding:0 1.5rem}"
        + "h1{font-size:1.6rem;margin:0 0 .2rem}h2{font-size:1.1rem;margin:2rem 0 .5rem;break-after:avoid}p{margin:.4rem 0}"
        + ".notice{border-left:.3rem solid #b45309;background:#fef6e7;padding:.5rem .8rem;font-weight:600}"
        + "table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}.facts{width:auto}"
        + "th,td{text-align:left;vertical-align:top;padding:.25rem .9rem .25rem 0;border-bottom:1px solid #d8d8d8;overflow-wrap:anywhere}"
        + "thead th{border-bottom:2px solid #1b1b1b;overflow-wrap:normal}th[scope=row]{font-weight:600}.n{text-align:right;white-space:nowrap}"
        + ".wide{overflow-x:auto}thead{display:table-header-group}tr{break-inside:avoid}"
        + "@media print{@page{margin:14mm}body{font-size:10px;margin:0;padding:0;max-width:none}.wide{overflow:visible}"
        + ".notice{background:none;border:1px solid #1b1b1b}}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'";

    public static string Begin(string language, string title) => $"""
        <!doctype html>
        <html lang="{Encoded(language)}">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="viewport" content="width=device-width">
        <title>{Encoded(title)}</title>
        <style>{Style}</style>
        </head>
        <body><main>
        <h1>{Foreign(title)}</h1>

        """;

    public static string End() => "</main></body>\n</html>\n";

    public static string Paragraph(string text) => $"<p>{Encoded(text)}</p>\n";

    public static string Notice(string text) => $"<p class=\"notice\">{Encoded(text)}</p>\n";

    /// <summary>Names and values, one pair a line.</summary>
    public static string Facts(IEnumerable<(string Name, string Value)> facts)
    {
        var rows = facts.Select(fact => $"<tr><th scope=\"row\">{Encoded(fact.Name)}</th><td>{Foreign(fact.Value)}</td></tr>\n");
        return $"<table class=\"facts\"><tbody>\n{string.Concat(rows)}</tbody></table>\n";
    }

    /// <summary>A table under its heading, row by row; the first column names the row. Nothing where there is no row.</summary>
    public static IEnumerable<string> Table(string title, IReadOnlyList<HtmlColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var isEmpty = true;
        foreach (var row in rows)
        {
            if (isEmpty)
                yield return TableHead(title, columns);
            isEmpty = false;
            var cells = columns.Zip(row, (column, text) => $"{ClassOf(column)}>{(column.Kind == HtmlKind.Foreign ? Foreign(text) : Encoded(text))}").ToList();
            yield return $"<tr><th scope=\"row\"{cells[0]}</th>{string.Concat(cells.Skip(1).Select(cell => $"<td{cell}</td>"))}</tr>\n";
        }

        if (!isEmpty)
            yield return "</tbody></table></div>\n";
    }

    private static string TableHead(string title, IReadOnlyList<HtmlColumn> columns) =>
        $"<h2>{Encoded(title)}</h2>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{Encoded(title)}\"><table><thead><tr>"
        + string.Concat(columns.Select(column => $"<th scope=\"col\"{ClassOf(column)}>{Foreign(column.Title)}</th>"))
        + "</tr></thead><tbody>\n";

    private static string ClassOf(HtmlColumn column) => column.Kind == HtmlKind.Number ? " class=\"n\"" : "";

    private static string Foreign(string text) => $"<bdi>{Encoded(text)}</bdi>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
