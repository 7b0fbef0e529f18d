using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace LoketFunctions.Export.Files;

/// <summary>What stands in a column.</summary>
internal enum HtmlKind
{
    Words,

    /// <summary>Text that somebody else wrote: kept from changing the direction of what stands beside it.</summary>
    Foreign,

    Number,
}

internal sealed record HtmlColumn(string Title, HtmlKind Kind = HtmlKind.Words);

/// <summary>Writes a page that needs nothing from outside and runs nothing. Every text is encoded; tags are made here only.</summary>
internal sealed class HtmlDocument(TextWriter output, CancellationToken cancellation)
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

    public Task BeginAsync(string language, string title) => RawAsync($"""
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

        """);

    public Task EndAsync() => RawAsync("</main></body>\n</html>\n");

    public Task HeadingAsync(string text) => RawAsync($"<h2>{Encoded(text)}</h2>\n");

    public Task ParagraphAsync(string text) => RawAsync($"<p>{Encoded(text)}</p>\n");

    public Task NoticeAsync(string text) => RawAsync($"<p class=\"notice\">{Encoded(text)}</p>\n");

    /// <summary>Names and values, one pair a line.</summary>
    public async Task FactsAsync(IEnumerable<(string Name, string Value)> facts)
    {
        await RawAsync("<table class=\"facts\"><tbody>\n");
        foreach (var (name, value) in facts)
            await RawAsync($"<tr><th scope=\"row\">{Encoded(name)}</th><td>{Foreign(value)}</td></tr>\n");
        await RawAsync("</tbody></table>\n");
    }

    /// <summary>The first column names the row.</summary>
    public async Task TableAsync(string title, IReadOnlyList<HtmlColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        await HeadingAsync(title);
        await RawAsync($"<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{Encoded(title)}\"><table><thead><tr>");
        foreach (var column in columns)
            await RawAsync($"<th scope=\"col\"{ClassOf(column)}>{Foreign(column.Title)}</th>");
        await RawAsync("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            var cells = columns.Zip(row, (column, text) => (Tags: ClassOf(column), Text: column.Kind == HtmlKind.Foreign ? Foreign(text) : Encoded(text))).ToList();
            await RawAsync($"<tr><th scope=\"row\"{cells[0].Tags}>{cells[0].Text}</th>{string.Concat(cells.Skip(1).Select(cell => $"<td{cell.Tags}>{cell.Text}</td>"))}</tr>\n");
        }

        await RawAsync("</tbody></table></div>\n");
    }

    private static string ClassOf(HtmlColumn column) => column.Kind == HtmlKind.Number ? " class=\"n\"" : "";

    private static string Foreign(string text) => $"<bdi>{Encoded(text)}</bdi>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private Task RawAsync(string html) => output.WriteAsync(html.AsMemory(), cancellation);
}
