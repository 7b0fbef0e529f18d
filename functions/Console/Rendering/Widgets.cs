using LoketFunctions.Components;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Rendering;

/// <summary>A column of a table.</summary>
/// <param name="IsNumber">Numbers stand to the right, digit under digit.</param>
internal sealed record Column(string Title, bool IsNumber = false)
{
    public override string ToString() => nameof(Column);
}

/// <summary>The parts that pages are made of.</summary>
internal static class Widgets
{
    public static IHtmlContent Badge(BadgeWords words) => Badge(words.Text, words.Tone);

    public static IHtmlContent Badge(string text, Tone tone) => Html($"<span class=\"badge {ClassOf(tone)}\">{text}</span>");

    public static IHtmlContent Notice(Tone tone, IHtmlContent content) => Html($"<div class=\"notice {ClassOf(tone)}\">{content}</div>");

    public static IHtmlContent Notice(Tone tone, string text) => Notice(tone, Html($"<p>{text}</p>"));

    public static IHtmlContent Link(string path, string text) => Html($"<a href=\"{path}\">{text}</a>");

    /// <summary>A link that looks like a button: goes somewhere and changes nothing.</summary>
    public static IHtmlContent ButtonLink(string path, string text) => Html($"<a class=\"button\" href=\"{path}\">{text}</a>");

    /// <summary>A table; on a phone each row becomes a card. The first cell names the row.</summary>
    /// <param name="caption">What the table shows; read to people, shown where <paramref name="isCaptionShown"/>.</param>
    /// <param name="rows">Cells are text or markup.</param>
    /// <param name="empty">What stands there instead where there is no row.</param>
    public static IHtmlContent Table(
        string caption, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<object?>> rows, string empty, bool isCaptionShown = false)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return Html($"<p class=\"quiet\">{empty}</p>");
        return Html($"""
            <table class="cards">
            <caption{When(!isCaptionShown, () => $" class=\"unseen\"")}>{caption}</caption>
            <thead><tr>{Each(columns, column => $"<th scope=\"col\"{ClassOf(column)}>{column.Title}</th>")}</tr></thead>
            <tbody>
            {Each(all, row => $"<tr><th scope=\"row\"{ClassOf(columns[0])}>{row[0]}</th>{Cells(columns, row)}</tr>")}
            </tbody>
            </table>
            """);
    }

    /// <summary>Holds what can be wider than the page: it scrolls by itself, by keyboard too.</summary>
    public static IHtmlContent Wide(string name, IHtmlContent content) =>
        Html($"<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"{name}\">{content}</div>");

    /// <summary>Names and values.</summary>
    public static IHtmlContent Facts(IEnumerable<(string Name, object? Value)> facts) =>
        Html($"<dl class=\"facts\">{Each(facts, fact => $"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>")}</dl>");

    /// <summary>A part of the page under its own heading.</summary>
    public static IHtmlContent Part(string id, string heading, IHtmlContent content) =>
        Html($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{heading}</h2>{content}</section>");

    /// <summary>A part that is replaced by its newest form while something goes on.</summary>
    /// <param name="isRead">Its changes are read to people: keep such a part short.</param>
    public static IHtmlContent Live(string id, bool isGoingOn, IHtmlContent content, bool isRead = true) => Html($"""
        <div id="{id}"{When(isRead, () => $" aria-live=\"polite\"")} data-live="{(isGoingOn ? "on" : "off")}">{content}</div>
        """);

    /// <summary>A moment by Dutch clocks.</summary>
    public static IHtmlContent Moment(Auth.ConsoleRequest request, DateTimeOffset moment) =>
        Html($"<time datetime=\"{moment.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture)}\">{request.Reader.Moment(moment)}</time>");

    /// <param name="count">Of all that the pages are of.</param>
    /// <param name="path">Of the list's first page.</param>
    public static IHtmlContent Pager(Auth.ConsoleRequest request, Http.PageQuery page, int count, string path, string field = "page") => Pager(
        request, page.Page, page.PagesOf(count), number => $"{path}?{field}={number.ToString(System.Globalization.CultureInfo.InvariantCulture)}");

    /// <summary>Ways through a list that grows with time.</summary>
    /// <param name="isNewest">The newest are shown.</param>
    /// <param name="older">Where the page that follows begins; null where none does.</param>
    public static IHtmlContent Pager(Auth.ConsoleRequest request, bool isNewest, string? older, string path) => When(!isNewest || older is not null, () => $"""
        <nav class="pager" aria-label="{request.In("Common.Pages")}">
        {When(!isNewest, () => $"<a rel=\"first\" href=\"{path}\">{request.In("Common.Newest")}</a>")}
        {When(older is not null, () => $"<a rel=\"next\" href=\"{path}?{Http.OlderThan.Field}={Uri.EscapeDataString(older!)}\">{request.In("Common.Older")}</a>")}
        </nav>
        """);

    /// <param name="path">Of another page of the list, without its number.</param>
    public static IHtmlContent Pager(Auth.ConsoleRequest request, int page, int pages, Func<int, string> path)
    {
        if (pages <= 1)
            return Nothing;
        return Html($"""
            <nav class="pager" aria-label="{request.In("Common.Pages")}">
            {When(page > 1, () => $"<a rel=\"prev\" href=\"{path(page - 1)}\">{request.In("Common.Previous")}</a>")}
            <span>{request.In("Common.Page")} {request.Reader.Count(page)} {request.In("Common.Of")} {request.Reader.Count(pages)}</span>
            {When(page < pages, () => $"<a rel=\"next\" href=\"{path(page + 1)}\">{request.In("Common.Next")}</a>")}
            </nav>
            """);
    }

    private static IHtmlContent Cells(IReadOnlyList<Column> columns, IReadOnlyList<object?> row) =>
        Each(columns.Zip(row).Skip(1), cell => $"<td data-label=\"{cell.First.Title}\"{ClassOf(cell.First)}>{cell.Second}</td>");

    private static IHtmlContent ClassOf(Column column) => When(column.IsNumber, () => $" class=\"number\"");

    private static string ClassOf(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Busy => "busy",
        Tone.Warning => "warning",
        Tone.Bad => "bad",
        _ => "quiet",
    };
}
