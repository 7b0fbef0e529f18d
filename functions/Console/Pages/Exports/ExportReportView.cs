using System.Globalization;
using LoketFunctions.Components;
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
internal sealed class ExportReportView(ConsoleRequest request, ConnectionResponse connection, ExportReportResponse answer)
{
    public const string SearchField = "text";
    public const string PageField = "page";

    private readonly ExportReport _report = answer.Report;

    private string Path => request.Paths.ExportAdministration(connection.Id, _report.ExportId, _report.AdministrationId);

    public IResult Show()
    {
        var title = $"{ExportNames.KindOf(request, _report.Preview)} {ExportNames.Period(_report.Period.Year, _report.Period.PeriodNumber)}: {_report.AdministrationName}";
        var lists = new ExportReportLists(request, connection, answer);
        return request.Show(new Page(title, connection, Section.Exports), Html($"""
            {Each(ReportWords.Notices(_report, request.Reader), notice => $"{Widgets.Notice(Tone.Warning, notice)}")}
            {lists.ToMend()}
            {ExportNow()}
            {Widgets.Facts(InShort())}
            {lists.Corrections()}
            {lists.Carried()}
            {lists.Totals()}
            {lists.Changes()}
            {Employees()}
            {lists.LeftOut()}
            {Widgets.Part("facts", request.In("ExportReport.FactsOfThisExport"), Widgets.Facts(ReportWords.Facts(_report, request.Reader).Select(fact => (fact.Name, (object?)Foreign(fact.Value)))))}
            <p>{Widgets.Link(request.Paths.Export(connection.Id, _report.ExportId), request.In("ExportReport.ToThisExport"))}</p>
            """));
    }

    private IEnumerable<(string Name, object? Value)> InShort() =>
    [
        (request.In("Common.Employer"), Foreign(_report.EmployerName)),
        (request.In("Common.PayrollPeriod"), ExportNames.Period(request, _report.Period)),
        (request.In("Common.StateOfThePeriod"), ExportNames.StateOf(request, _report.Period.State)),
        (request.In("Common.LoketMakesTheRunOn"), _report.Period.RunCreatedOn is { } day ? request.Reader.Date(day) : request.In("Common.NotByItself")),
        (request.In("Common.Employments"), request.Reader.Count(answer.Employees)),
        (RegistrationCountWords.Name(request.Reader), RegistrationCountWords.Of(_report.Registrations, request.Reader)),
        (request.In("Common.Lines"), request.Reader.Count(_report.Counts.Lines)),
    ];

    /// <summary>Leads to where the period is named once more.</summary>
    private IHtmlContent ExportNow()
    {
        var isReady = _report is { Preview: true, Outcome: "previewed", Period: { State: PeriodState.Open } };
        return When(isReady && request.Caller.Access.Allows(Permission.EditPayroll, _report.AdministrationId), () => $"""
            <p>{Widgets.ButtonLink(NewExportView.ConfirmPath(request, connection.Id, _report.AdministrationId, _report.Period.Id), request.In("ExportReport.ExportNow"))}</p>
            """);
    }

    private IHtmlContent Employees()
    {
        var components = _report.Totals;
        var columns = new List<Column> { new(request.In("Common.Employee")), new(request.In("Common.Number"), IsNumber: true) };
        columns.AddRange(components.Select(total => new Column(NameOf(total), IsNumber: true)));
        return Widgets.Part("employees", request.In("ExportReport.TotalsPerEmployee"), Html($"""
            <p>{request.In("ExportReport.EmploymentsWithValuesForThisPeriod", request.Reader.Count(answer.Employees))}</p>
            {(answer.Employees > 0 ? Search() : Nothing)}
            {Widgets.Wide(request.In("ExportReport.TotalsPerEmployee"), Widgets.Table(
                request.In("ExportReport.TotalsPerEmployee"),
                columns,
                _report.Employees.Select(employee => (IReadOnlyList<object?>)
                [
                    Html($"{Foreign(employee.Name)}{Lines(employee)}"), employee.PayrollId?.ToString(CultureInfo.InvariantCulture),
                    .. components.Select(total => employee.Totals.TryGetValue(total.Component, out var value) ? request.Reader.Value(value) : null),
                ]),
                answer.Employees == 0 ? request.In("Common.NothingGoesOut") : request.In("ExportReport.NobodyFound")))}
            {Pager()}
            """));
    }

    /// <summary>What the totals are made of, where that says more than they do.</summary>
    private IHtmlContent Lines(EmployeeTotal employee) => employee.Lines.Count < 2 ? Nothing : Html($"""
        <details><summary>{request.In("ExportReport.Lines", employee.Lines.Count)}</summary>
        <ul class="plain">{Each(employee.Lines, line => $"<li>{Foreign(Where(line))}: {string.Join(", ", line.Values.OrderBy(value => value.Key).Select(value => $"{value.Key} = {request.Reader.Value(value.Value)}"))}</li>")}</ul>
        </details>
        """);

    private string Where(ReportLine line)
    {
        string[] parts =
        [
            .. line.UnitCode is { } unit ? [$"{request.In("ExportReport.DistributionUnit")} {unit}"] : Array.Empty<string>(),
            .. line.CostCenterCode is { } center ? [$"{request.In("Common.CostCentre")} {center}"] : Array.Empty<string>(),
            .. line.CostUnitCode is { } carrier ? [$"{request.In("Common.CostUnit")} {carrier}"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? request.In("ExportReport.WithoutDistribution") : string.Join(", ", parts);
    }

    private IHtmlContent Search() => request.Form(Path, Html($"""
        <div class="filter" role="search">
        {Forms.TextField(new Field(SearchField, request.In("ExportReport.SearchByNameOrNumber"), request.Text(SearchField)), "search")}
        <button class="second">{request.In("ExportReport.Search")}</button>
        {When(request.Text(SearchField) is not null, () => $"{Widgets.Link(Path, request.In("ExportReport.ShowAllEmployees"))}")}
        </div>
        """));

    private IHtmlContent Pager()
    {
        var pages = (answer.Found + answer.PageSize - 1) / answer.PageSize;
        if (request.Text(SearchField) is not { } text)
            return Widgets.Pager(request, answer.Page, pages, page => FormattableString.Invariant($"{Path}?{PageField}={page}"));
        return SearchPager.Of(request, Path, answer.Page, pages, [(SearchField, text)]);
    }

    private static string NameOf(ComponentTotal total) => $"{total.Component.ToString(CultureInfo.InvariantCulture)} {total.Description}".Trim();
}
