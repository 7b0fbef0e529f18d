using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Pages.Mapping;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>The page on which a preview or an export is asked for, as HTML.</summary>
internal sealed class NewExportView(ConsoleRequest visit, ConnectionResponse connection, ChosenAdministration administration, MappingOverviewResponse codes)
{
    public const string AdministrationField = "administration";
    public const string PeriodField = "period";
    public const string StepField = "step";
    public const string Confirm = "confirm";
    public const string Export = "export";
    private const string Preview = "preview";

    private const int ShownCodes = 20;

    public Problem? Problem { get; init; }

    private bool IsBlocked => codes.Exports == ExportOutlook.Stops;

    public static string ConfirmPath(ConsoleRequest visit, string connectionId, Guid administrationId, int period) => FormattableString.Invariant(
        $"{visit.Paths.NewExport(connectionId)}?{AdministrationField}={administrationId}&{PeriodField}={period}&{StepField}={Confirm}");

    /// <summary>Which administration it is to be of.</summary>
    public static IResult Choose(ConsoleRequest visit, ConnectionResponse connection, IReadOnlyList<ChosenAdministration> offered) => visit.Show(
        new Page(visit.In("Voorbeeld of export maken", "Make a preview or export"), connection, Section.Exports),
        offered.Count == 0
            ? Html($"<p>{visit.In("Er doet nog geen administratie mee in deze koppeling die u mag exporteren.", "No administration that you may export takes part in this connection yet.")}</p>")
            : Html($"""
                <form method="get" action="{visit.Paths.NewExport(connection.Id)}">
                {Forms.SelectField(new Field(AdministrationField, visit.In("Administratie", "Administration")), offered.Select(one => (one.Id.ToString(), $"{one.EmployerName}: {one.Name}")))}
                <p class="actions"><button>{visit.In("Verder", "Next")}</button></p>
                </form>
                """));

    /// <param name="chosen">Id of the period that is chosen already; null: the one that is most likely meant.</param>
    public IResult Show(IReadOnlyList<PayrollPeriodResponse> periods, string? chosen)
    {
        // The newest that can still be exported and has begun: the very newest is the next one.
        chosen ??= periods.Skip(1).Concat(periods).FirstOrDefault(one => one.Period.State == PeriodState.Open)?.Period.Id.ToString(CultureInfo.InvariantCulture);
        return visit.Show(
            PageOf($"{visit.In("Voorbeeld of export maken", "Make a preview or export")}: {administration.Name}"),
            Html($"""
                {visit.Faults(Problem, (_, _) => visit.In("Kies een loonperiode van deze administratie.", "Choose a payroll period of this administration."))}
                {Codes()}
                {(periods.Count == 0 ? Html($"<p>{visit.In("Loket heeft voor deze administratie geen loonperiodes.", "Loket has no payroll periods for this administration.")}</p>") : All(Choice(periods, chosen), Periods(periods)))}
                """));
    }

    /// <summary>The period is named before anything goes out.</summary>
    public IResult AskAgain(PayrollPeriodResponse period)
    {
        var name = ExportNames.Period(visit, period.Period);
        return visit.Show(
            PageOf(visit.In($"Periode {ExportNames.Period(period.Period.Year, period.Period.PeriodNumber)} exporteren?", $"Export period {ExportNames.Period(period.Period.Year, period.Period.PeriodNumber)}?")),
            Html($"""
                {Codes()}
                <p>{visit.In("De registraties van deze periode gaan naar Loket:", "The registrations of this period go to Loket:")}</p>
                {Widgets.Facts(
                [
                    (visit.In("Werkgever", "Employer"), Foreign(administration.EmployerName)), (visit.In("Administratie", "Administration"), Foreign(administration.Name)),
                    (visit.In("Loonperiode", "Payroll period"), name), (visit.In("Stand", "State"), ExportNames.StateOf(visit, period.Period.State)),
                    (visit.In("Loket verloont op", "Loket makes the run on"), period.Period.RunCreatedOn is { } day ? visit.Reader.Date(day) : visit.In("niet automatisch", "not by itself")),
                    (visit.In("Hoe", "How"), HowItGoes()),
                ])}
                <p>{visit.In("Opnieuw exporteren kan zonder bezwaar: niets telt dubbel, en wat is gewijzigd wordt overschreven.", "Exporting again does no harm: nothing counts twice, and what changed is overwritten.")}</p>
                {visit.Form(PathOf(), Html($"""
                    {Forms.Hidden(PeriodField, period.Period.Id.ToString(CultureInfo.InvariantCulture))}
                    <div class="actions">
                    {When(!IsBlocked, () => $"{Forms.Button(visit.In($"Ja, exporteer periode {ExportNames.Period(period.Period.Year, period.Period.PeriodNumber)}", $"Yes, export period {ExportNames.Period(period.Period.Year, period.Period.PeriodNumber)}"), Export)}")}
                    {Forms.Button(visit.In("Liever eerst een voorbeeld", "Rather a preview first"), Preview, "second")}
                    {Widgets.Link(visit.Paths.Exports(connection.Id), visit.In("Annuleren", "Cancel"))}
                    </div>
                    """))}
                """));
    }

    private IHtmlContent Choice(IEnumerable<PayrollPeriodResponse> periods, string? chosen) => visit.Form(PathOf(), Html($"""
        {Forms.SelectField(
            new Field(PeriodField, visit.In("Loonperiode", "Payroll period"), chosen),
            periods.Select(one => (one.Period.Id.ToString(CultureInfo.InvariantCulture), $"{ExportNames.Period(visit, one.Period)}, {ExportNames.StateOf(visit, one.Period.State)}")))}
        <p class="hint">{visit.In("Een voorbeeld laat alles zien en verstuurt niets.", "A preview shows everything and sends nothing.")}</p>
        <div class="actions">
        {Forms.Button(visit.In("Voorbeeld maken", "Make a preview"), Preview)}
        {When(!IsBlocked, () => $"{Forms.Button(visit.In("Exporteren…", "Export…"), Confirm, "second")}")}
        </div>
        """));

    private IHtmlContent Periods(IEnumerable<PayrollPeriodResponse> periods) => Widgets.Part("periods", visit.In("Loonperiodes in Loket", "Payroll periods in Loket"), Widgets.Table(
        visit.In("Loonperiodes, de nieuwste eerst", "Payroll periods, the newest first"),
        [
            new Column(visit.In("Periode", "Period")), new Column(visit.In("Stand", "State")), new Column(visit.In("Loket verloont op", "Loket makes the run on")),
            new Column(visit.In("Laatste export", "Last export")),
        ],
        periods.Select(one => (IReadOnlyList<object?>)
        [
            ExportNames.Period(visit, one.Period), ExportNames.StateOf(visit, one.Period.State), one.Period.RunCreatedOn is { } day ? visit.Reader.Date(day) : null,
            All(new[] { one.LastExport, one.LastSuccess }.OfType<LastExportResponse>().Distinct().Select(Last)),
        ]),
        ""));

    private IHtmlContent Last(LastExportResponse last) =>
        Html($"<div><a href=\"{visit.Paths.Export(connection.Id, last.ExportId)}\">{Widgets.Moment(visit, last.QueuedAt)}</a> {ExportNames.Badge(visit, last.State)}</div>");

    /// <summary>Codes that stop exports, or may.</summary>
    private IHtmlContent Codes()
    {
        var open = codes.Sections.SelectMany(section => section.Codes, (section, code) => (section.Kind, Code: code))
            .Where(one => IsBlocked ? one.Code.StoppedExport && one.Code.State is CodeState.Unmapped or CodeState.TargetGone : one.Code.State is CodeState.Unmapped or CodeState.TargetGone)
            .ToList();
        if (open.Count == 0)
            return Nothing;
        var more = open.Count - ShownCodes;
        return Widgets.Notice(IsBlocked ? Tone.Bad : Tone.Warning, Html($"""
            <p><strong>{(IsBlocked
                ? visit.In("Exporteren kan nog niet: deze codes zijn niet gekoppeld.", "Exporting is not possible yet: these codes are not mapped.")
                : visit.In("Deze codes zijn nog niet gekoppeld. Een export die er een tegenkomt, stopt.", "These codes are not mapped yet. An export that meets one of them stops."))}</strong></p>
            <ul>{Each(open.Take(ShownCodes), one => $"<li>{MappingNames.Of(visit, one.Kind)} {Foreign(one.Code.Code)}{When(one.Code.Name is not null, () => $" ({Foreign(one.Code.Name)})")}</li>")}</ul>
            {When(more > 0, () => $"<p>{visit.In($"… en nog {visit.Reader.Count(more)}.", $"… and {visit.Reader.Count(more)} more.")}</p>")}
            <p>{Widgets.Link(MappingFilter.ToDoPath(visit, connection.Id, administration.Id, year: null), visit.In("Koppel ze", "Map them"))}</p>
            """));
    }

    private string HowItGoes() => connection.Settings.Delivery switch
    {
        Delivery.Direct => visit.In("rechtstreeks in Loket", "straight into Loket"),
        Delivery.File => visit.In("als loonbestand, dat u in Loket importeert", "as a payroll file, which you import in Loket"),
        _ => visit.In("rechtstreeks in Loket, en als loonbestand", "straight into Loket, and as a payroll file"),
    };

    private string PathOf() => $"{visit.Paths.NewExport(connection.Id)}?{AdministrationField}={administration.Id}";

    private Page PageOf(string title) => new(title, connection, Section.Exports) { Status = Problem?.Status ?? StatusCodes.Status200OK };
}
