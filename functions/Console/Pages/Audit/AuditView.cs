using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Audit;

/// <summary>The entries of the audit log, with what finds and takes them along.</summary>
internal sealed class AuditView(ConsoleRequest visit, ConnectionResponse connection, AuditQuery query, AuditPage page)
{
    public const string BeforeField = "before";
    public const string ActionField = "action";

    private readonly string _path = visit.Paths.Audit(connection.Id);

    public IHtmlContent Content() => Html($"""
        <p>{visit.In("Audit.AllThatWasDoneWithThis")}</p>
        {Filter()}
        {Entries()}
        {Pages()}
        {Widgets.Part("file", visit.In("Audit.TakeAlong"), File())}
        """);

    private IHtmlContent Filter() => Html($"""
        <form method="get" action="{_path}" class="filter" role="search">
        {Forms.SelectField(
            new Field(ActionField, visit.In("Audit.Action"), query.Action?.ToString()),
            Enum.GetValues<AuditAction>().Select(action => (action.ToString(), AuditWords.Of(action, visit.Language))).OrderBy(option => option.Item2, StringComparer.Ordinal)
                .Prepend(("", visit.In("Audit.AllActions"))))}
        <button class="second">{visit.In("Common.Filter")}</button>
        </form>
        """);

    private IHtmlContent Entries() => Widgets.Table(
        visit.In("Audit.ActionsTheNewestFirst"),
        [
            new(visit.In("Common.When")), new(visit.In("Audit.Who")), new(visit.In("Common.What")), new(visit.In("Common.Administration")),
            new(visit.In("Audit.Subject")), new(visit.In("Audit.Before")), new(visit.In("Audit.After")),
        ],
        page.Entries.Select(entry => (IReadOnlyList<object?>)
        [
            Widgets.Moment(visit, entry.At), Who(entry), entry.Words, Foreign(entry.AdministrationName ?? entry.AdministrationId?.ToString()),
            Foreign(entry.Subject), Foreign(entry.Before), Foreign(entry.After),
        ]),
        visit.In("Audit.NothingWasFound"));

    private IHtmlContent Who(AuditEntry entry) => entry.Actor switch
    {
        ActorKind.User when entry.ActorId == visit.Caller.Actor.Id => Foreign(visit.Caller.Actor.Name),
        ActorKind.User => Html($"{visit.In("Audit.User")} {Foreign(entry.ActorId)}"),
        ActorKind.Planner => Html($"{visit.Product}"),
        _ => Html($"{visit.In("Audit.TheConnectionItself")}"),
    };

    private IHtmlContent Pages()
    {
        var filter = query.Action is { } action ? $"{ActionField}={action}" : "";
        return When(query.Before is not null || page.Older is not null, () => $"""
            <nav class="pager" aria-label="{visit.In("Common.Pages")}">
            {When(query.Before is not null, () => $"<a rel=\"first\" href=\"{_path}?{filter}\">{visit.In("Common.Newest")}</a>")}
            {When(page.Older is not null, () => $"<a rel=\"next\" href=\"{_path}?{filter}&{BeforeField}={Uri.EscapeDataString(page.Older!)}\">{visit.In("Common.Older")}</a>")}
            </nav>
            """);
    }

    private IHtmlContent File() => Html($"""
        <form method="get" action="{visit.Paths.AuditFile(connection.Id)}" class="filter">
        {Forms.TextField(new Field("from", visit.In("Audit.FromEmptyFromTheStart")), "date")}
        {Forms.TextField(new Field("to", visit.In("Audit.ToIncludedEmptyUntilNow")), "date")}
        <button class="second">{visit.In("Audit.DownloadAsCSV")}</button>
        </form>
        """);
}
