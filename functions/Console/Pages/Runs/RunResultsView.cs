using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Pages.Staff;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Runs;

/// <summary>The results of an administration in a run: by outcome and page by page; of a preview with what would change.</summary>
internal sealed class RunResultsView(
    ConsoleRequest request, ConnectionResponse connection, RunResponse run, AdministrationRunResponse administration, EmployeeOutcome? outcome)
{
    private const int ShownFields = 5;

    private readonly bool _mayRetry = !run.Preview && connection.MaySync() && request.Caller.Access.Allows(Permission.EditPayroll, administration.Id);

    public IHtmlContent Content(AdministrationReport report) => Html($"""
        <p><a href="{request.Paths.Run(connection.Id, run.Id)}">{RunWords.KindOf(request, run)}, {Widgets.Moment(request, run.QueuedAt)}</a></p>
        {Advice.Problem(request, Subject, administration.Problem)}{Advice.Notice(request, Subject, administration.Notice)}
        {Outcomes(report.Counts)}
        {(run.Preview ? Previewed(report) : Results(report.Employees))}
        {Widgets.Pager(request, report.Page, (report.Total + report.PageSize - 1) / report.PageSize, page => Path(outcome, page))}
        """);

    private string Path(EmployeeOutcome? shown, int page = 1)
    {
        var path = request.Paths.RunAdministration(connection.Id, run.Id, administration.Id);
        var parts = new[] { shown is null ? null : $"outcome={shown}", page == 1 ? null : $"page={page.ToString(CultureInfo.InvariantCulture)}" }.OfType<string>().ToList();
        return path + (parts.Count > 0 ? "?" : "") + string.Join('&', parts);
    }

    private IHtmlContent Outcomes(SyncCounts counts)
    {
        int[] all = [counts.Created, counts.Updated, counts.Unchanged, counts.Skipped, counts.Failed];
        return Html($"""
            <nav class="groups" aria-label="{request.In("RunResults.Result")}"><ul>
            {Item(null, request.In("Common.Everybody"), all.Sum())}
            {All(Enum.GetValues<EmployeeOutcome>().Zip(all).Where(one => one.Second > 0 || one.First == outcome)
                .Select(one => Item(one.First, RunWords.NameOf(request, one.First, run.Preview), one.Second)))}
            </ul></nav>
            """);
    }

    private IHtmlContent Item(EmployeeOutcome? shown, string name, int count) => Html(
        $"<li><a href=\"{Path(shown)}\"{When(shown == outcome, () => $" aria-current=\"page\"")}>{name} <span class=\"quiet\">{request.Reader.Count(count)}</span></a></li>");

    private IHtmlContent Results(IEnumerable<EmployeeReport> employees)
    {
        var table = Widgets.Table(
            request.In("Common.Employees"),
            [
                new(request.In("Common.Name")), new(request.In("Common.Number")), new(request.In("RunResults.Result")),
                new(request.In("RunResults.Explanation")), .. _mayRetry ? new[] { new Column(request.In("RunResults.Again")) } : [],
            ],
            employees.Select(employee => (IReadOnlyList<object?>)
            [
                Link(employee), Foreign(employee.PersonnelNumber), RunWords.Badge(request, employee.Outcome, run.Preview), Explanation(employee),
                .. _mayRetry ? new object?[] { Retry(employee) } : [],
            ]),
            request.In("Common.ThereIsNobodyHere"));
        return _mayRetry ? request.Form(Path(outcome), table) : table;
    }

    private IHtmlContent Link(EmployeeReport employee) =>
        Html($"<a href=\"{request.Paths.Employee(connection.Id, employee.LoketEmployeeId)}\">{Foreign(employee.Name)}</a>");

    private IHtmlContent Explanation(EmployeeReport employee) => Html($"""
        {When(employee.Words is not null, () => $"{Foreign(employee.Words)}")}
        {Sent(employee.Fields)}
        {Restored(employee)}
        {Notices(employee)}
        """);

    private AdviceSubject Subject => new(connection.Id, administration.Id);

    private IHtmlContent Restored(EmployeeReport employee) => Html($"""
        {When(employee.Restored.Count > 0, () => $"<p>{request.In("RunResults.ChangedInThePlannerAndPut")}: {Names(employee.Restored)}</p>")}
        {When(employee.RestoredWhole, () => $"<p>{request.In("RunResults.SomethingInWhichLoketLeadsWas")}</p>")}
        """);

    private string Names(IEnumerable<string> fields) => string.Join(", ", fields.Select(field => FieldWords.NameOf(request, field)));

    private IHtmlContent Notices(EmployeeReport employee) => All(employee.Notices.Select(notice => Html($"<p>{notice.What} {Advice.Of(request, Subject, notice)}</p>")));

    private IHtmlContent Sent(IReadOnlyList<string> fields)
    {
        var names = Names(fields);
        return fields.Count switch
        {
            0 => Nothing,
            <= ShownFields => Html($"<span class=\"quiet\">{request.In("Common.Sent")}: {names}</span>"),
            _ => Html($"<details><summary>{request.In("RunResults.FieldsSent", fields.Count)}</summary>{names}</details>"),
        };
    }

    private IHtmlContent Retry(EmployeeReport employee) => When(employee.Outcome == EmployeeOutcome.Failed, () =>
        $"<button name=\"action\" value=\"{employee.LoketEmployeeId}\" class=\"second\" aria-label=\"{request.In("RunResults.Again")}: {employee.Name}\">{request.In("RunResults.Again")}</button>");

    /// <summary>First of whom something would change, with what; then the others of the page.</summary>
    private IHtmlContent Previewed(AdministrationReport report)
    {
        var (changed, others) = (report.Employees.Where(employee => employee.Changes.Count > 0).ToList(), report.Employees.Where(employee => employee.Changes.Count == 0).ToList());
        return Html($"""
            {All(changed.Select(Previewed))}
            {(others.Count > 0 || changed.Count == 0 ? Results(others) : Nothing)}
            {SyncForm.Now(request, connection, administration.Id)}
            """);
    }

    private IHtmlContent Previewed(EmployeeReport employee) => Html($"""
        <section class="card" aria-labelledby="e-{employee.LoketEmployeeId}" data-employee="{employee.LoketEmployeeId}">
        <h2 id="e-{employee.LoketEmployeeId}">{Link(employee)}</h2>
        <p>{RunWords.Badge(request, employee.Outcome, isPreview: true)} {Foreign(employee.Words)}</p>
        {Restored(employee)}
        {Notices(employee)}
        {ChangeTables.Of(request, employee)}
        </section>
        """);
}
