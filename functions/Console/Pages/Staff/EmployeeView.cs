using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Pages.Runs;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>What the page of one employee shows.</summary>
internal sealed class EmployeeView(ConsoleRequest visit, ConnectionResponse connection, EmployeeDetails details)
{
    public const string Retry = "retry";

    private readonly EmployeeResponse _employee = details.Employee;

    public IHtmlContent Content(IHtmlContent picker) => Html($"""
        {Widgets.Facts(Facts())}
        {(EmployeeCells.MayChoose(visit, _employee) ? visit.Form(Path, Buttons(), "actions") : Nothing)}
        {picker}
        {Employments()}
        {Widgets.Part("fields", visit.In("Employee.DataThatIsTakenOver"), Fields())}
        {(EmployeeCells.MayChoose(visit, _employee) ? Held() : Nothing)}
        <p><a href="{visit.Paths.Employees(connection.Id)}">{visit.In("Common.ToAllEmployees")}</a></p>
        """);

    /// <summary>For who asks what is held on him.</summary>
    private IHtmlContent Held() => Widgets.Part("held", visit.In("Employee.AllThatIsKept"), Html($"""
        <p>{visit.In("Employee.ShouldTheEmployeeAskWhatIs")}</p>
        <p><a href="{visit.Paths.PersonData(connection.Id, _employee.LoketEmployeeId)}" download>{visit.In("Employee.DownloadAllDataJSON")}</a></p>
        """));

    private string Path => visit.Paths.Employee(connection.Id, _employee.LoketEmployeeId);

    private IEnumerable<(string Name, object? Value)> Facts()
    {
        yield return (visit.In("Common.Status"), EmployeeCells.Status(visit, _employee));
        yield return (visit.In("Common.PersonnelNumber"), _employee.PersonnelNumber is { } number ? Foreign(number) : "–");
        yield return (visit.In("Common.Administration"),
            Foreign(connection.Administrations.FirstOrDefault(one => one.Id == _employee.AdministrationId)?.Name));
        if (_employee.Link is { } link)
        {
            yield return (visit.In("Common.InThePlanner"), EmployeeCells.InPlanner(visit, _employee));
            if (link.Since is { } since)
                yield return (visit.In("Employee.LinkedSince"), Widgets.Moment(visit, since));
        }

        if (_employee.MergedWith.Count > 0)
            yield return (visit.In("Employee.MergedWith"), Html($"<ul class=\"plain\">{Each(_employee.MergedWith, one => $"<li>{Merged(one)}</li>")}</ul>"));
        if (details.LastDay is { } lastDay)
            yield return (visit.In("Employee.LastDayEmployed"), visit.Reader.Date(lastDay));
    }

    private IHtmlContent Merged(MergedRecord other) => other.Name is { } name
        ? Html($"<a href=\"{visit.Paths.Employee(connection.Id, other.LoketEmployeeId)}\">{Foreign(name)}</a>")
        : Html($"{visit.In("Employee.SomebodyWhomYouMayNotSee")}");

    private IHtmlContent Buttons() => All(
        EmployeeCells.Buttons(visit, _employee),
        When(_employee.Status.IsCurrent() && connection.MaySync(), () =>
            $"{Forms.Button(visit.In("Employee.SyncThisEmployeeOnly"), Retry, "second")}"));

    private IHtmlContent Fields()
    {
        var contracts = details.Fields.Where(field => field.EmploymentId is not null).GroupBy(field => field.EmploymentId).ToList();
        return Html($"""
            {Table(visit.In("Common.Person"), details.Fields.Where(field => field.EmploymentId is null))}
            {All(contracts.Index().Select(contract => Table(
                contracts.Count == 1 ? visit.In("Common.Employment") : visit.In("Common.Employment2", contract.Index + 1), contract.Item)))}
            """);
    }

    /// <summary>What a registration can name, where it is for one of several.</summary>
    private IHtmlContent Employments() => Widgets.Part("employments", visit.In("Common.Employments"), Widgets.Table(
        visit.In("Common.Employments"),
        [
            new(visit.In("Common.Number"), IsNumber: true), new(visit.In("Employee.Starts")), new(visit.In("Common.LastDay")),
            new(visit.In("Common.Administration")), new(visit.In("Employee.IdInLoket")),
        ],
        _employee.Employments.Select(one => (IReadOnlyList<object?>)
        [
            one.EmploymentNumber?.ToString(CultureInfo.InvariantCulture), one.StartDate is { } start ? visit.Reader.Date(start) : null,
            one.EndDate is { } end ? visit.Reader.Date(end) : null, Foreign(connection.Administrations.FirstOrDefault(known => known.Id == one.AdministrationId)?.Name),
            Html($"<code>{one.EmploymentId}</code>"),
        ]),
        visit.In("Employee.NoEmployments")));

    private IHtmlContent Table(string caption, IEnumerable<EmployeeField> fields) => Widgets.Table(
        caption,
        [new(visit.In("Common.Field")), new("Loket"), new(visit.In("Employee.LastAcceptedByThePlanner")), new(visit.In("Employee.IsTakenOver"))],
        fields.Select(field => (IReadOnlyList<object?>)
        [
            FieldWords.NameOf(visit, field.Field), Foreign(FieldWords.ValueOf(visit, field.Field, field.LoketValue)),
            field.IsAcceptedKnown ? Foreign(FieldWords.ValueOf(visit, field.Field, field.Accepted)) : Html($"<span class=\"quiet\">{visit.In("Common.Unknown")}</span>"),
            FieldWords.PolicyOf(visit, field.Policy),
        ]),
        visit.In("Employee.NoData"), isCaptionShown: true);
}
