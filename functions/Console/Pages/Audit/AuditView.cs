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
        <p>{visit.In(
            "Alles wat met deze koppeling is gedaan. Regels komen erbij en veranderen nooit meer.",
            "All that was done with this connection. Entries are added and never change.")}</p>
        {Filter()}
        {Entries()}
        {Pages()}
        {Widgets.Part("file", visit.In("Meenemen", "Take along"), File())}
        """);

    private IHtmlContent Filter() => Html($"""
        <form method="get" action="{_path}" class="filter" role="search">
        {Forms.SelectField(
            new Field(ActionField, visit.In("Handeling", "Action"), query.Action?.ToString()),
            Enum.GetValues<AuditAction>().Select(action => (action.ToString(), AuditWords.Of(action, visit.Language))).OrderBy(option => option.Item2, StringComparer.Ordinal)
                .Prepend(("", visit.In("Alle handelingen", "All actions"))))}
        <button class="second">{visit.In("Filter", "Filter")}</button>
        </form>
        """);

    private IHtmlContent Entries() => Widgets.Table(
        visit.In("Handelingen, de nieuwste eerst", "Actions, the newest first"),
        [
            new(visit.In("Wanneer", "When")), new(visit.In("Wie", "Who")), new(visit.In("Wat", "What")), new(visit.In("Administratie", "Administration")),
            new(visit.In("Onderwerp", "Subject")), new(visit.In("Voor", "Before")), new(visit.In("Na", "After")),
        ],
        page.Entries.Select(entry => (IReadOnlyList<object?>)
        [
            Widgets.Moment(visit, entry.At), Who(entry), entry.Words, Foreign(entry.AdministrationName ?? entry.AdministrationId?.ToString()),
            Foreign(entry.Subject), Foreign(entry.Before), Foreign(entry.After),
        ]),
        visit.In("Er is niets gevonden.", "Nothing was found."));

    private IHtmlContent Who(AuditEntry entry) => entry.Actor switch
    {
        ActorKind.User when entry.ActorId == visit.Caller.Actor.Id => Foreign(visit.Caller.Actor.Name),
        ActorKind.User => Html($"{visit.In("Gebruiker", "User")} {Foreign(entry.ActorId)}"),
        ActorKind.Planner => Html($"{visit.Product}"),
        _ => Html($"{visit.In("De koppeling zelf", "The connection itself")}"),
    };

    private IHtmlContent Pages()
    {
        var filter = query.Action is { } action ? $"{ActionField}={action}" : "";
        return When(query.Before is not null || page.Older is not null, () => $"""
            <nav class="pager" aria-label="{visit.In("Pagina's", "Pages")}">
            {When(query.Before is not null, () => $"<a rel=\"first\" href=\"{_path}?{filter}\">{visit.In("Nieuwste", "Newest")}</a>")}
            {When(page.Older is not null, () => $"<a rel=\"next\" href=\"{_path}?{filter}&{BeforeField}={Uri.EscapeDataString(page.Older!)}\">{visit.In("Ouder", "Older")}</a>")}
            </nav>
            """);
    }

    private IHtmlContent File() => Html($"""
        <form method="get" action="{visit.Paths.AuditFile(connection.Id)}" class="filter">
        {Forms.TextField(new Field("from", visit.In("Van (leeg: vanaf het begin)", "From (empty: from the start)")), "date")}
        {Forms.TextField(new Field("to", visit.In("Tot en met (leeg: tot nu)", "To, included (empty: until now)")), "date")}
        <button class="second">{visit.In("Download als CSV", "Download as CSV")}</button>
        </form>
        """);
}
