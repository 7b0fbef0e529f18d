using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>A report as HTML: first what asks for somebody, then the figures, then what stayed behind.</summary>
internal sealed class ExportReportView(ConsoleRequest visit, ConnectionResponse connection, ExportReportResponse answer)
{
    public const string SearchField = "text";
    public const string PageField = "page";

    private readonly ExportReport _report = answer.Report;

    private string Path => visit.Paths.ExportAdministration(connection.Id, _report.ExportId, _report.AdministrationId);

    public IResult Show()
    {
        var title = $"{ExportNames.KindOf(visit, _report.Preview)} {ExportNames.Period(_report.Period.Year, _report.Period.PeriodNumber)}: {_report.AdministrationName}";
        var lists = new ExportReportLists(visit, connection, answer);
        return visit.Show(new Page(title, connection, Section.Exports), Html($"""
            {Each(ReportWords.Notices(_report, visit.Reader), notice => $"{Widgets.Notice(Tone.Warning, notice)}")}
            {lists.ToMend()}
            {ExportNow()}
            {Widgets.Facts(InShort())}
            {lists.Corrections()}
            {lists.Carried()}
            {lists.Totals()}
            {lists.Changes()}
            {Employees()}
            {lists.LeftOut()}
            {Widgets.Part("facts", visit.In("Gegevens van deze export", "Facts of this export"), Widgets.Facts(ReportWords.Facts(_report, visit.Reader).Select(fact => (fact.Name, (object?)Foreign(fact.Value)))))}
            <p>{Widgets.Link(visit.Paths.Export(connection.Id, _report.ExportId), visit.In("Naar deze export", "To this export"))}</p>
            """));
    }

    private IEnumerable<(string Name, object? Value)> InShort() =>
    [
        (visit.In("Werkgever", "Employer"), Foreign(_report.EmployerName)),
        (visit.In("Loonperiode", "Payroll period"), ExportNames.Period(visit, _report.Period)),
        (visit.In("Stand van de periode", "State of the period"), ExportNames.StateOf(visit, _report.Period.State)),
        (visit.In("Loket verloont op", "Loket makes the run on"), _report.Period.RunCreatedOn is { } day ? visit.Reader.Date(day) : visit.In("niet automatisch", "not by itself")),
        (visit.In("Dienstverbanden", "Employments"), visit.Reader.Count(answer.Employees)),
        (RegistrationCountWords.Name(visit.Reader), RegistrationCountWords.Of(_report.Registrations, visit.Reader)),
        (visit.In("Regels", "Lines"), visit.Reader.Count(_report.Counts.Lines)),
    ];

    /// <summary>Leads to where the period is named once more.</summary>
    private IHtmlContent ExportNow()
    {
        var isReady = _report is { Preview: true, Outcome: "previewed", Period: { State: PeriodState.Open } };
        return When(isReady && visit.Caller.Access.Allows(Permission.EditPayroll, _report.AdministrationId), () => $"""
            <p>{Widgets.ButtonLink(NewExportView.ConfirmPath(visit, connection.Id, _report.AdministrationId, _report.Period.Id), visit.In("Nu exporteren…", "Export now…"))}</p>
            """);
    }

    private IHtmlContent Employees()
    {
        var components = _report.Totals;
        var columns = new List<Column> { new(visit.In("Medewerker", "Employee")), new(visit.In("Nummer", "Number"), IsNumber: true) };
        columns.AddRange(components.Select(total => new Column(NameOf(total), IsNumber: true)));
        return Widgets.Part("employees", visit.In("Totalen per medewerker", "Totals per employee"), Html($"""
            <p>{visit.In(
                $"{visit.Reader.Count(answer.Employees)} dienstverbanden met waarden voor deze periode.",
                $"{visit.Reader.Count(answer.Employees)} employments with values for this period.")}</p>
            {(answer.Employees > 0 ? Search() : Nothing)}
            {Widgets.Wide(visit.In("Totalen per medewerker", "Totals per employee"), Widgets.Table(
                visit.In("Totalen per medewerker", "Totals per employee"),
                columns,
                _report.Employees.Select(employee => (IReadOnlyList<object?>)
                [
                    Html($"{Foreign(employee.Name)}{Lines(employee)}"), employee.PayrollId?.ToString(CultureInfo.InvariantCulture),
                    .. components.Select(total => employee.Totals.TryGetValue(total.Component, out var value) ? visit.Reader.Value(value) : null),
                ]),
                answer.Employees == 0 ? visit.In("Er gaat niets mee.", "Nothing goes out.") : visit.In("Niemand gevonden.", "Nobody found.")))}
            {Pager()}
            """));
    }

    /// <summary>What the totals are made of, where that says more than they do.</summary>
    private IHtmlContent Lines(EmployeeTotal employee) => employee.Lines.Count < 2 ? Nothing : Html($"""
        <details><summary>{visit.In($"{employee.Lines.Count} regels", $"{employee.Lines.Count} lines")}</summary>
        <ul class="plain">{Each(employee.Lines, line => $"<li>{Foreign(Where(line))}: {string.Join(", ", line.Values.OrderBy(value => value.Key).Select(value => $"{value.Key} = {visit.Reader.Value(value.Value)}"))}</li>")}</ul>
        </details>
        """);

    private string Where(ReportLine line)
    {
        string[] parts =
        [
            .. line.UnitCode is { } unit ? [$"{visit.In("verdelingseenheid", "distribution unit")} {unit}"] : Array.Empty<string>(),
            .. line.CostCenterCode is { } center ? [$"{visit.In("kostenplaats", "cost centre")} {center}"] : Array.Empty<string>(),
            .. line.CostUnitCode is { } carrier ? [$"{visit.In("kostendrager", "cost unit")} {carrier}"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? visit.In("zonder verdeling", "without distribution") : string.Join(", ", parts);
    }

    private IHtmlContent Search() => visit.Form(Path, Html($"""
        <div class="filter" role="search">
        {Forms.TextField(new Field(SearchField, visit.In("Zoek op naam of nummer", "Search by name or number"), visit.Text(SearchField)), "search")}
        <button class="second">{visit.In("Zoek", "Search")}</button>
        {When(visit.Text(SearchField) is not null, () => $"{Widgets.Link(Path, visit.In("Toon alle medewerkers", "Show all employees"))}")}
        </div>
        """));

    private IHtmlContent Pager()
    {
        var pages = (answer.Found + answer.PageSize - 1) / answer.PageSize;
        if (visit.Text(SearchField) is not { } text)
            return Widgets.Pager(visit, answer.Page, pages, page => FormattableString.Invariant($"{Path}?{PageField}={page}"));
        return SearchPager.Of(visit, Path, answer.Page, pages, [(SearchField, text)]);
    }

    private static string NameOf(ComponentTotal total) => $"{total.Component.ToString(CultureInfo.InvariantCulture)} {total.Description}".Trim();
}
