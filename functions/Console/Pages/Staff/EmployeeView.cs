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
internal sealed class EmployeeView(ConsoleRequest request, ConnectionResponse connection, EmployeeDetails details)
{
    public const string Retry = "retry";

    private readonly EmployeeResponse _employee = details.Employee;

    public IHtmlContent Content(IHtmlContent picker) => Html($"""
        {Widgets.Facts(Facts())}
        {(EmployeeCells.MayChoose(request, _employee) ? request.Form(Path, Buttons(), "actions") : Nothing)}
        {picker}
        {Employments()}
        {Widgets.Part("fields", request.In("Employee.DataThatIsTakenOver"), Fields())}
        {(EmployeeCells.MayChoose(request, _employee) ? Held() : Nothing)}
        <p><a href="{request.Paths.Employees(connection.Id)}">{request.In("Common.ToAllEmployees")}</a></p>
        """);

    /// <summary>For who asks what is held on him.</summary>
    private IHtmlContent Held() => Widgets.Part("held", request.In("Employee.AllThatIsKept"), Html($"""
        <p>{request.In("Employee.ShouldTheEmployeeAskWhatIs")}</p>
        <p><a href="{request.Paths.PersonData(connection.Id, _employee.LoketEmployeeId)}" download>{request.In("Employee.DownloadAllDataJSON")}</a></p>
        """));

    private string Path => request.Paths.Employee(connection.Id, _employee.LoketEmployeeId);

    private IEnumerable<(string Name, object? Value)> Facts()
    {
        yield return (request.In("Common.Status"), EmployeeCells.Status(request, _employee));
        yield return (request.In("Common.PersonnelNumber"), _employee.PersonnelNumber is { } number ? Foreign(number) : "–");
        yield return (request.In("Common.Administration"),
            Foreign(connection.Administrations.FirstOrDefault(one => one.Id == _employee.AdministrationId)?.Name));
        if (_employee.Link is { } link)
        {
            yield return (request.In("Common.InThePlanner"), EmployeeCells.InPlanner(request, _employee));
            if (link.Since is { } since)
                yield return (request.In("Employee.LinkedSince"), Widgets.Moment(request, since));
        }

        if (_employee.MergedWith.Count > 0)
            yield return (request.In("Employee.MergedWith"), Html($"<ul class=\"plain\">{Each(_employee.MergedWith, one => $"<li>{Merged(one)}</li>")}</ul>"));
        if (details.LastDay is { } lastDay)
            yield return (request.In("Employee.LastDayEmployed"), request.Reader.Date(lastDay));
    }

    private IHtmlContent Merged(MergedRecord other) => other.Name is { } name
        ? Html($"<a href=\"{request.Paths.Employee(connection.Id, other.LoketEmployeeId)}\">{Foreign(name)}</a>")
        : Html($"{request.In("Employee.SomebodyWhomYouMayNotSee")}");

    private IHtmlContent Buttons() => All(
        EmployeeCells.Buttons(request, _employee),
        When(_employee.Status.IsCurrent() && connection.MaySync(), () =>
            $"{Forms.Button(request.In("Employee.SyncThisEmployeeOnly"), Retry, "second")}"));

    private IHtmlContent Fields()
    {
        var contracts = details.Fields.Where(field => field.EmploymentId is not null).GroupBy(field => field.EmploymentId).ToList();
        return Html($"""
            {Table(request.In("Common.Person"), details.Fields.Where(field => field.EmploymentId is null))}
            {All(contracts.Index().Select(contract => Table(
                contracts.Count == 1 ? request.In("Common.Employment") : request.In("Common.Employment2", contract.Index + 1), contract.Item)))}
            """);
    }

    /// <summary>What a registration can name, where it is for one of several.</summary>
    private IHtmlContent Employments() => Widgets.Part("employments", request.In("Common.Employments"), Widgets.Table(
        request.In("Common.Employments"),
        [
            new(request.In("Common.Number"), IsNumber: true), new(request.In("Employee.Starts")), new(request.In("Common.LastDay")),
            new(request.In("Common.Administration")), new(request.In("Employee.IdInLoket")),
        ],
        _employee.Employments.Select(one => (IReadOnlyList<object?>)
        [
            one.EmploymentNumber?.ToString(CultureInfo.InvariantCulture), one.StartDate is { } start ? request.Reader.Date(start) : null,
            one.EndDate is { } end ? request.Reader.Date(end) : null, Foreign(connection.Administrations.FirstOrDefault(known => known.Id == one.AdministrationId)?.Name),
            Html($"<code>{one.EmploymentId}</code>"),
        ]),
        request.In("Employee.NoEmployments")));

    private IHtmlContent Table(string caption, IEnumerable<EmployeeField> fields) => Widgets.Table(
        caption,
        [new(request.In("Common.Field")), new("Loket"), new(request.In("Employee.LastAcceptedByThePlanner")), new(request.In("Employee.IsTakenOver"))],
        fields.Select(field => (IReadOnlyList<object?>)
        [
            FieldWords.NameOf(request, field.Field), Foreign(FieldWords.ValueOf(request, field.Field, field.LoketValue)),
            field.IsAcceptedKnown ? Foreign(FieldWords.ValueOf(request, field.Field, field.Accepted)) : Html($"<span class=\"quiet\">{request.In("Common.Unknown")}</span>"),
            FieldWords.PolicyOf(request, field.Policy),
        ]),
        request.In("Employee.NoData"), isCaptionShown: true);
}
