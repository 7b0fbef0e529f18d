using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Audit;

/// <summary>The entries of the audit log, with what finds and takes them along.</summary>
internal sealed class AuditView(ConsoleRequest request, ConnectionResponse connection, AuditQuery query, AuditPage page)
{
    public const string BeforeField = "before";
    public const string ActionField = "action";

    private readonly string _path = request.Paths.Audit(connection.Id);

    public IHtmlContent Content() => Html($"""
        <p>{request.In("Audit.AllThatWasDoneWithThis")}</p>
        {Filter()}
        {Entries()}
        {Pages()}
        {Widgets.Part("file", request.In("Audit.TakeAlong"), File())}
        """);

    private IHtmlContent Filter() => Html($"""
        <form method="get" action="{_path}" class="filter" role="search">
        {Forms.SelectField(
            new Field(ActionField, request.In("Audit.Action"), query.Action?.ToString()),
            Enum.GetValues<AuditAction>().Select(action => (action.ToString(), AuditWords.Of(action, request.Language))).OrderBy(option => option.Item2, StringComparer.Ordinal)
                .Prepend(("", request.In("Audit.AllActions"))))}
        <button class="second">{request.In("Common.Filter")}</button>
        </form>
        """);

    private IHtmlContent Entries() => Widgets.Table(
        request.In("Audit.ActionsTheNewestFirst"),
        [
            new(request.In("Common.When")), new(request.In("Audit.Who")), new(request.In("Common.What")), new(request.In("Common.Administration")),
            new(request.In("Audit.Subject")), new(request.In("Audit.Before")), new(request.In("Audit.After")),
        ],
        page.Entries.Select(entry => (IReadOnlyList<object?>)
        [
            Widgets.Moment(request, entry.At), Who(entry), entry.Words, Foreign(entry.AdministrationName ?? entry.AdministrationId?.ToString()),
            Foreign(entry.Subject), Foreign(entry.Before), Foreign(entry.After),
        ]),
        request.In("Audit.NothingWasFound"));

    private IHtmlContent Who(AuditEntry entry) => entry.Actor switch
    {
        ActorKind.User when entry.ActorId == request.Caller.Actor.Id => Foreign(request.Caller.Actor.Name),
        ActorKind.User => Html($"{request.In("Audit.User")} {Foreign(entry.ActorId)}"),
        ActorKind.Planner => Html($"{request.Product}"),
        _ => Html($"{request.In("Audit.TheConnectionItself")}"),
    };

    private IHtmlContent Pages()
    {
        var filter = query.Action is { } action ? $"{ActionField}={action}" : "";
        return When(query.Before is not null || page.Older is not null, () => $"""
            <nav class="pager" aria-label="{request.In("Common.Pages")}">
            {When(query.Before is not null, () => $"<a rel=\"first\" href=\"{_path}?{filter}\">{request.In("Common.Newest")}</a>")}
            {When(page.Older is not null, () => $"<a rel=\"next\" href=\"{_path}?{filter}&{BeforeField}={Uri.EscapeDataString(page.Older!)}\">{request.In("Common.Older")}</a>")}
            </nav>
            """);
    }

    private IHtmlContent File() => Html($"""
        <form method="get" action="{request.Paths.AuditFile(connection.Id)}" class="filter">
        {Forms.TextField(new Field("from", request.In("Audit.FromEmptyFromTheStart")), "date")}
        {Forms.TextField(new Field("to", request.In("Audit.ToIncludedEmptyUntilNow")), "date")}
        <button class="second">{request.In("Audit.DownloadAsCSV")}</button>
        </form>
        """);
}
