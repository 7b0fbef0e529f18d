using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Texts;
using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>The page of one export as HTML.</summary>
internal sealed class ExportView(ConsoleRequest visit, ConnectionResponse connection, ExportResponse export)
{
    public const string SendMarks = "marks";
    public const string Mail = "mail";
    public const string Confirm = "confirm";
    public const string TokenField = "token";
    public const string AdministrationField = "administration";

    /// <summary>Which page of the registrations of no administration.</summary>
    public const string UnplacedField = "unplaced";

    /// <summary>As the operation names it.</summary>
    private const string Recipients = "recipients";

    private readonly PageQuery _page = visit.PageOf(export.AdministrationCount);

    /// <summary>Why what was asked was not done.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The field for other addresses, of which a page can have several.</summary>
    public static string RecipientsOf(Guid administrationId) => $"{Recipients}-{administrationId}";

    public IResult Show()
    {
        var isGoingOn = ExportNames.IsGoingOn(export.State);
        // The first attempt is watched, and the second, which follows within minutes. Others can take a day: nothing to watch.
        var isLive = isGoingOn || export is { Marks: ConfirmationState.Waiting, MarksAttempts: <= 1 }
            || _page.From(export.Administrations).Any(one => one.File?.Mail is SendState.Waiting);
        return visit.Show(
            new Page($"{ExportNames.KindOf(visit, export.Preview)} {visit.In("van", "of")} {visit.Reader.Moment(export.QueuedAt)}", connection, Section.Exports)
            {
                IsLive = isLive,
                Status = Problem?.Status ?? StatusCodes.Status200OK,
            },
            Html($"""
                {visit.Faults(Shown(Problem), (_, _) => visit.In("Vul geldige e-mailadressen in, hooguit tien.", "Fill in valid e-mail addresses, ten at most."))}
                {Widgets.Live("state", isLive, State(isGoingOn))}
                {Widgets.Live("parts", isLive, Parts(isGoingOn), isRead: false)}
                {Widgets.Pager(visit, _page, export.AdministrationCount, visit.Paths.Export(connection.Id, export.Id))}
                <p>{Widgets.Link(visit.Paths.Exports(connection.Id), visit.In("Alle exports", "All exports"))}</p>
                """));
    }

    private IHtmlContent State(bool isGoingOn)
    {
        return Html($"""
            <p>{ExportNames.Badge(visit, export.State)} {visit.In(
                $"{visit.Reader.Count(export.AdministrationsEnded)} van {visit.Reader.Count(export.AdministrationCount)} administraties klaar",
                $"{visit.Reader.Count(export.AdministrationsEnded)} of {visit.Reader.Count(export.AdministrationCount)} administrations ready")}</p>
            {When(isGoingOn && export.AdministrationCount > 0, () => $"<progress max=\"{export.AdministrationCount}\" value=\"{export.AdministrationsEnded}\" aria-label=\"{visit.In("Voortgang", "Progress")}\"></progress>")}
            {When(export is { Preview: true, State: ExportState.Previewed }, () => $"{Widgets.Notice(Tone.Quiet, visit.In("Dit is een voorbeeld: er is niets verstuurd.", "This is a preview: nothing was sent."))}")}
            """);
    }

    private IHtmlContent Parts(bool isGoingOn) => Html($"""
        {Advice.Problem(visit, new(connection.Id, ExportId: export.Id), export.Problem)}
        {Faults()}
        {Unplaced()}
        {Widgets.Facts(
        [
            (visit.In("Aangevraagd", "Asked for"), Widgets.Moment(visit, export.QueuedAt)),
            (visit.In("Klaar", "Finished"), export.FinishedAt is { } at ? Widgets.Moment(visit, at) : "–"),
            (RegistrationCountWords.Name(visit.Reader), RegistrationCountWords.Of(export.Registrations, visit.Reader)),
            (visit.In("Regels", "Lines"), visit.Reader.Count(export.Lines)),
        ])}
        {(export.Preview ? Nothing : Marks(isGoingOn))}
        {Each(_page.From(export.Administrations), one => $"{new ExportParts(visit, connection, export, one) { FaultOfRecipients = FaultOf(one) }.Show(isGoingOn)}")}
        """);

    /// <summary>What is wrong with the registrations: the planner's vendor mends it.</summary>
    private IHtmlContent Faults() => export.Faults.Count == 0 ? Nothing : Widgets.Part("registration-faults", visit.In("Fouten in de registraties", "Faults in the registrations"), Html($"""
        <p>{visit.In(
            $"{visit.Reader.Count(export.FaultCount)} gevonden; dit zijn de eerste. Geef ze door aan de leverancier van {visit.Product}.",
            $"{visit.Reader.Count(export.FaultCount)} found; these are the first. Tell the vendor of {visit.Product}.")}
        {When(export.Problem is null, () => $"{visit.In("Deze registraties zijn apart gezet; de rest gaat mee.", "These registrations were set aside; the rest goes.")}")}</p>
        {Widgets.Table(
            visit.In("Fouten in de registraties", "Faults in the registrations"),
            [new Column(visit.In("Registratie", "Registration")), new Column(visit.In("Veld", "Field")), new Column(visit.In("Fout (Engels, voor de leverancier)", "Fault"))],
            export.Faults.Select(fault => (IReadOnlyList<object?>)
            [
                Foreign(fault.RegistrationId ?? (fault.Index is { } index ? visit.In($"de {index + 1}e", $"number {index + 1}") : "–")), Html($"<code>{fault.Field}</code>"), Html($"<span lang=\"en\">{fault.Fault}</span>"),
            ]),
            "")}
        """));

    /// <summary>What no administration's report has, as it is not known whose it is.</summary>
    private IHtmlContent Unplaced() => export.Unplaced.Count == 0 ? Nothing : Widgets.Part("unplaced", visit.In("Registraties van geen administratie", "Registrations of no administration"), Html($"""
        <p>{visit.In(
            $"Van {visit.Reader.Count(export.UnplacedCount)} registraties is niet bekend bij welke administratie ze horen; ze gaan niet mee.",
            $"Of {visit.Reader.Count(export.UnplacedCount)} registrations it is not known to which administration they belong; they are left out.")}</p>
        {Widgets.Table(
            visit.In("Registraties van geen administratie", "Registrations of no administration"),
            [
                new Column(visit.In("Registratie", "Registration")), new Column(visit.In("Datum", "Date")), new Column(visit.In("Medewerker", "Employee")),
                new Column(visit.In("Medewerker in de planner", "Employee in the planner")), new Column(visit.In("Reden", "Reason")), new Column(visit.In("Wat te doen", "What to do")),
            ],
            export.Unplaced.Select(line => (IReadOnlyList<object?>)
            [
                Foreign(line.RegistrationId), line.Date is { } date ? visit.Reader.Date(date) : null, Foreign(line.Name), Foreign(line.PlannerEmployeeId), line.What,
                Advice.Of(visit, new(connection.Id, ExportId: export.Id), ExportWords.Explain(line.Reason, visit.Language)),
            ]),
            "")}
        {Widgets.Pager(visit, visit.PageOf(export.UnplacedCount, UnplacedField), export.UnplacedCount, visit.Paths.Export(connection.Id, export.Id), UnplacedField)}
        """));

    private IHtmlContent Marks(bool isGoingOn)
    {
        var isLeft = export.Marks == ConfirmationState.DeadLetter || export is { Marks: ConfirmationState.Waiting, MarksAttempts: > 0 };
        return Widgets.Part("marks", visit.In($"Terugmelding aan {visit.Product}", $"Telling {visit.Product}"), Html($"""
            <p>{ExportNames.Badge(visit, export.Marks)} {When(export.MarksAttempts > 1, () => $"{visit.In($"{visit.Reader.Count(export.MarksAttempts)} keer geprobeerd.", $"Tried {visit.Reader.Count(export.MarksAttempts)} times.")}")}</p>
            <p class="quiet">{visit.In($"{visit.Product} hoort welke registraties geëxporteerd zijn.", $"{visit.Product} is told which registrations were exported.")}</p>
            {When(isLeft && !isGoingOn && visit.Caller.Access.Allows(Permission.EditPayroll), () => $"{visit.ButtonForm(visit.Paths.Export(connection.Id, export.Id), SendMarks, visit.In("Opnieuw terugmelden", "Tell again"), "second")}")}
            """));
    }

    private bool IsOfRecipients => Problem?.Faults?.ContainsKey(Recipients) == true;

    private string? FaultOf(ExportAdministrationResponse administration) => IsOfRecipients && visit.Text(AdministrationField) == administration.Id.ToString()
        ? visit.In("Hier staat geen geldig e-mailadres, of er staan er meer dan tien.", "This is no valid e-mail address, or there are more than ten.")
        : null;

    /// <summary>With its fault at the field that was filled in.</summary>
    private Problem? Shown(Problem? problem) => IsOfRecipients && Guid.TryParse(visit.Text(AdministrationField), out var administrationId)
        ? problem! with { Faults = new Dictionary<string, string> { [RecipientsOf(administrationId)] = "" } }
        : problem;
}
