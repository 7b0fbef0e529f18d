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
            {Widgets.Part("facts", visit.In("ExportReport.FactsOfThisExport"), Widgets.Facts(ReportWords.Facts(_report, visit.Reader).Select(fact => (fact.Name, (object?)Foreign(fact.Value)))))}
            <p>{Widgets.Link(visit.Paths.Export(connection.Id, _report.ExportId), visit.In("ExportReport.ToThisExport"))}</p>
            """));
    }

    private IEnumerable<(string Name, object? Value)> InShort() =>
    [
        (visit.In("Common.Employer"), Foreign(_report.EmployerName)),
        (visit.In("Common.PayrollPeriod"), ExportNames.Period(visit, _report.Period)),
        (visit.In("Common.StateOfThePeriod"), ExportNames.StateOf(visit, _report.Period.State)),
        (visit.In("Common.LoketMakesTheRunOn"), _report.Period.RunCreatedOn is { } day ? visit.Reader.Date(day) : visit.In("Common.NotByItself")),
        (visit.In("Common.Employments"), visit.Reader.Count(answer.Employees)),
        (RegistrationCountWords.Name(visit.Reader), RegistrationCountWords.Of(_report.Registrations, visit.Reader)),
        (visit.In("Common.Lines"), visit.Reader.Count(_report.Counts.Lines)),
    ];

    /// <summary>Leads to where the period is named once more.</summary>
    private IHtmlContent ExportNow()
    {
        var isReady = _report is { Preview: true, Outcome: "previewed", Period: { State: PeriodState.Open } };
        return When(isReady && visit.Caller.Access.Allows(Permission.EditPayroll, _report.AdministrationId), () => $"""
            <p>{Widgets.ButtonLink(NewExportView.ConfirmPath(visit, connection.Id, _report.AdministrationId, _report.Period.Id), visit.In("ExportReport.ExportNow"))}</p>
            """);
    }

    private IHtmlContent Employees()
    {
        var components = _report.Totals;
        var columns = new List<Column> { new(visit.In("Common.Employee")), new(visit.In("Common.Number"), IsNumber: true) };
        columns.AddRange(components.Select(total => new Column(NameOf(total), IsNumber: true)));
        return Widgets.Part("employees", visit.In("ExportReport.TotalsPerEmployee"), Html($"""
            <p>{visit.In("ExportReport.EmploymentsWithValuesForThisPeriod", visit.Reader.Count(answer.Employees))}</p>
            {(answer.Employees > 0 ? Search() : Nothing)}
            {Widgets.Wide(visit.In("ExportReport.TotalsPerEmployee"), Widgets.Table(
                visit.In("ExportReport.TotalsPerEmployee"),
                columns,
                _report.Employees.Select(employee => (IReadOnlyList<object?>)
                [
                    Html($"{Foreign(employee.Name)}{Lines(employee)}"), employee.PayrollId?.ToString(CultureInfo.InvariantCulture),
                    .. components.Select(total => employee.Totals.TryGetValue(total.Component, out var value) ? visit.Reader.Value(value) : null),
                ]),
                answer.Employees == 0 ? visit.In("Common.NothingGoesOut") : visit.In("ExportReport.NobodyFound")))}
            {Pager()}
            """));
    }

    /// <summary>What the totals are made of, where that says more than they do.</summary>
    private IHtmlContent Lines(EmployeeTotal employee) => employee.Lines.Count < 2 ? Nothing : Html($"""
        <details><summary>{visit.In("ExportReport.Lines", employee.Lines.Count)}</summary>
        <ul class="plain">{Each(employee.Lines, line => $"<li>{Foreign(Where(line))}: {string.Join(", ", line.Values.OrderBy(value => value.Key).Select(value => $"{value.Key} = {visit.Reader.Value(value.Value)}"))}</li>")}</ul>
        </details>
        """);

    private string Where(ReportLine line)
    {
        string[] parts =
        [
            .. line.UnitCode is { } unit ? [$"{visit.In("ExportReport.DistributionUnit")} {unit}"] : Array.Empty<string>(),
            .. line.CostCenterCode is { } center ? [$"{visit.In("Common.CostCentre")} {center}"] : Array.Empty<string>(),
            .. line.CostUnitCode is { } carrier ? [$"{visit.In("Common.CostUnit")} {carrier}"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? visit.In("ExportReport.WithoutDistribution") : string.Join(", ", parts);
    }

    private IHtmlContent Search() => visit.Form(Path, Html($"""
        <div class="filter" role="search">
        {Forms.TextField(new Field(SearchField, visit.In("ExportReport.SearchByNameOrNumber"), visit.Text(SearchField)), "search")}
        <button class="second">{visit.In("ExportReport.Search")}</button>
        {When(visit.Text(SearchField) is not null, () => $"{Widgets.Link(Path, visit.In("ExportReport.ShowAllEmployees"))}")}
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
