using System.Net.Mime;
using System.Text;
using LoketFunctions.Connections;
using LoketFunctions.Console.Assets;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Pages.Connections;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Rendering;

/// <summary>The pages of a connection, in the order of the menu.</summary>
public enum Section
{
    Overview,
    Connect,
    Administrations,
    Employees,
    Runs,
    Exports,
    Audit,
    Settings,
}

/// <summary>What a page shows besides its content.</summary>
/// <param name="Title">Of the page; its heading too.</param>
/// <param name="Connection">Whose page it is; null above connections.</param>
public sealed record Page(string Title, ConnectionResponse? Connection = null, Section? Section = null)
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Something goes on that the page shows: without script the page is loaded again so often.</summary>
    public bool IsLive { get; init; }

    public override string ToString() => nameof(Page);
}

/// <summary>Puts content into the frame that all pages share.</summary>
internal static class PageExtensions
{
    private const int SecondsBetweenLoads = 5;

    public static IResult Show(this ConsoleRequest request, Page page, IHtmlContent content)
    {
        // Whatever page somebody still had the address of: there is nothing to see or to do there any more.
        if (page.Connection is { State: ConnectionState.Disconnected } && !StaysAfterEnd(page.Section))
            return ProblemPage.Of(request.Http, request, request.Paths, ConnectionProblems.Disconnected());
        var html = Html($"""
            {Head(request.Language, page.Title, request.Product, request.Paths, page.IsLive)}
            <body>
            <a class="skip" href="#main">{request.In("Page.SkipToContent")}</a>
            {Header(request)}
            {(page.Connection is null ? Nothing : Menu(request, page.Connection, page.Section))}
            <main id="main" tabindex="-1">
            {Whose(request, page)}
            <h1>{page.Title}</h1>
            {Done(request)}
            {content}
            </main>
            </body>
            </html>
            """);
        return Answer(html, page.Status);
    }

    /// <summary>A page for somebody who is not, or no longer, in the console.</summary>
    public static IResult ShowOutside(ConsolePaths paths, string language, string title, IHtmlContent content, int status) => Answer(
        Html($"""
            {Head(language, title, "Loket.nl", paths, isLive: false)}
            <body>
            <main id="main">
            <h1>{title}</h1>
            {content}
            </main>
            </body>
            </html>
            """),
        status);

    private static IResult Answer(IHtmlContent html, int status) => Results.Text(html.ToText(), MediaTypeNames.Text.Html, Encoding.UTF8, status);

    private static IHtmlContent Head(string language, string title, string product, ConsolePaths paths, bool isLive) => Html($"""
        <!doctype html>
        <html lang="{language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title} – {product}</title>
        <link rel="stylesheet" href="{paths.Asset(ConsoleAssets.Style.Address)}">
        <link rel="icon" href="{paths.Asset(ConsoleAssets.Icon.Address)}" type="image/svg+xml">
        <script src="{paths.Asset(ConsoleAssets.Script.Address)}" defer></script>
        {When(isLive, () => $"<noscript><meta http-equiv=\"refresh\" content=\"{SecondsBetweenLoads}\"></noscript>")}
        </head>
        """);

    private static IHtmlContent Header(ConsoleRequest request) => Html($"""
        <header class="top">
        <a class="brand" href="{request.Paths.Home}">{request.Product} <span aria-hidden="true">↔</span> Loket.nl</a>
        <div class="who"><span>{Foreign(request.Caller.Actor.Name)}</span>
        {When(request.ReturnAddress is not null, () => $"<a href=\"{request.ReturnAddress}\">{request.In("Common.BackTo")} {request.Product}</a>")}
        <form method="post" action="{request.Paths.Leave}"><input type="hidden" name="{FormToken.Field}" value="{request.FormToken}"><button class="link">{request.In("Page.SignOut")}</button></form>
        </div>
        </header>
        """);

    private static IHtmlContent Menu(ConsoleRequest request, ConnectionResponse connection, Section? current) => Html($"""
        <nav class="menu" aria-label="{request.In("Page.Connection")}"><ul>
        {Each(Enum.GetValues<Section>().Where(section => MaySee(request, section) && (connection.State != ConnectionState.Disconnected || StaysAfterEnd(section))), section =>
            $"<li><a href=\"{PathOf(request, connection.Id, section)}\"{When(section == current, () => $" aria-current=\"page\"")}>{NameOf(request, section)}</a></li>")}
        </ul></nav>
        """);

    /// <summary>Of several connections, which one the page is about; its overview has the name as its heading.</summary>
    private static IHtmlContent Whose(ConsoleRequest request, Page page) => page.Connection is { } connection && page.Section != Section.Overview
        ? Html($"<p class=\"quiet\">{Foreign(ConnectionNames.Of(request, connection))}</p>")
        : Nothing;

    private static IHtmlContent Done(ConsoleRequest request) => request.Query("done") is { } code && DoneWords.Find(code) is { } words
        ? Html($"<p class=\"notice good\" role=\"status\">{words.In(request.Language)}</p>")
        : Nothing;

    private static bool StaysAfterEnd(Section? section) => section is Section.Overview or Section.Audit;

    private static bool MaySee(ConsoleRequest request, Section section) => section switch
    {
        Section.Connect or Section.Administrations or Section.Settings => request.Caller.Access.Allows(Security.Permission.EditConnection)
            || (section == Section.Administrations && request.Caller.Access.Allows(Security.Permission.ViewPayroll)),
        Section.Audit => request.Caller.Access.Allows(Security.Permission.ViewAudit),
        Section.Overview => true,
        _ => request.Caller.Access.Allows(Security.Permission.ViewPayroll),
    };

    private static string PathOf(ConsoleRequest request, string connectionId, Section section) => section switch
    {
        Section.Connect => request.Paths.Connect(connectionId),
        Section.Administrations => request.Paths.Administrations(connectionId),
        Section.Employees => request.Paths.Employees(connectionId),
        Section.Runs => request.Paths.Runs(connectionId),
        Section.Exports => request.Paths.Exports(connectionId),
        Section.Audit => request.Paths.Audit(connectionId),
        Section.Settings => request.Paths.Settings(connectionId),
        _ => request.Paths.Connection(connectionId),
    };

    private static string NameOf(ConsoleRequest request, Section section) => section switch
    {
        Section.Connect => request.In("Page.Connect"),
        Section.Administrations => request.In("Common.Administrations"),
        Section.Employees => request.In("Common.Employees"),
        Section.Runs => request.In("Common.Syncs"),
        Section.Exports => request.In("Page.Exports"),
        Section.Audit => request.In("Common.AuditLog"),
        Section.Settings => request.In("Common.Settings"),
        _ => request.In("Page.Overview"),
    };
}
