using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Sync;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>A page of employees with what can be chosen for each, and for many at once: one form.</summary>
internal sealed class EmployeeTable(ConsoleRequest request, ConnectionResponse connection, EmployeeFilter filter)
{
    private readonly Dictionary<Guid, string> _administrations = connection.Administrations.ToDictionary(one => one.Id, one => one.Name);

    public IHtmlContent Of(EmployeePage list)
    {
        var rows = Widgets.Table(
            request.In("Common.Employees"), Columns(), list.Employees.Select(Row), request.In("Common.ThereIsNobodyHere"));
        return list.Employees.Any(employee => EmployeeCells.MayChoose(request, employee))
            ? request.Form(request.Paths.Employees(connection.Id), Html($"{Hidden()}{Bulk(list.Employees)}{rows}"), "choices")
            : rows;
    }

    /// <summary>What keeps the person on the same part of the list.</summary>
    private IHtmlContent Hidden() => All(
        Forms.Hidden("status", filter.Group.Code), Forms.Hidden("administration", filter.AdministrationId?.ToString()),
        Forms.Hidden("text", filter.Text), Forms.Hidden("page", filter.Page.ToString(CultureInfo.InvariantCulture)));

    private List<Column> Columns() =>
    [
        new(request.In("Common.Name")), new(request.In("Common.Number")),
        .. _administrations.Count > 1 ? new[] { new Column(request.In("Common.Administration")) } : [],
        new(request.In("Common.Status")), new(request.In("Common.InThePlanner")), new(request.In("Common.Choice")),
    ];

    private List<object?> Row(EmployeeResponse employee)
    {
        var mayChoose = EmployeeCells.MayChoose(request, employee);
        return
        [
            Name(employee, mayChoose), Foreign(employee.PersonnelNumber),
            .. _administrations.Count > 1 ? new object?[] { Foreign(_administrations.GetValueOrDefault(employee.AdministrationId)) } : [],
            EmployeeCells.Status(request, employee), EmployeeCells.InPlanner(request, employee), mayChoose ? Choices(employee) : Nothing,
        ];
    }

    private IHtmlContent Name(EmployeeResponse employee, bool mayChoose) => Html($"""
        <span class="ticked">
        {When(mayChoose && EmployeeCells.CanBeTicked(employee), () =>
            $"<input type=\"checkbox\" name=\"{EmployeeActions.Ticked}\" value=\"{employee.LoketEmployeeId}\" aria-label=\"{request.In("EmployeeTable.Select")} {employee.Name}\">")}
        <a href="{request.Paths.Employee(connection.Id, employee.LoketEmployeeId)}">{Foreign(employee.Name)}</a></span>
        """);

    /// <summary>Whoever is linked and needs nobody is changed on his own page, so that those who do stand out.</summary>
    private IHtmlContent Choices(EmployeeResponse employee) => employee is { Status: EmployeeStatus.Linked, Choice: null, CheckByHand.Count: 0 }
        ? Html($"<a href=\"{request.Paths.Employee(connection.Id, employee.LoketEmployeeId)}\" aria-label=\"{request.In("EmployeeTable.Change")}: {employee.Name}\">{request.In("EmployeeTable.Change")}</a>")
        : Html($"""
        <div class="actions">{EmployeeCells.Buttons(request, employee)}
        {When(EmployeeCells.CanLink(employee), () =>
            $"<a class=\"button second\" href=\"{request.Paths.Employee(connection.Id, employee.LoketEmployeeId)}#link\" aria-label=\"{request.In("EmployeeTable.Link")}: {employee.Name}\">{request.In("EmployeeTable.Link")}</a>")}</div>
        """);

    private IHtmlContent Bulk(IReadOnlyList<EmployeeResponse> employees)
    {
        var hasBoxes = employees.Any(employee => EmployeeCells.MayChoose(request, employee) && EmployeeCells.CanBeTicked(employee));
        var sure = SureProposals(employees);
        return hasBoxes || sure.Count > 0 ? Html($"""
            <div class="actions">
            {When(hasBoxes, () => $"""
                <label class="all" data-needs-script hidden><input type="checkbox" data-selects="{EmployeeActions.Ticked}"> {request.In("EmployeeTable.AllOnThisPage")}</label>
                {Forms.Button(request.In("EmployeeTable.AddTicked"), EmployeeAct.Add, "second")}
                {Forms.Button(request.In("EmployeeTable.DoNotImportTicked"), EmployeeAct.Ignore, "second")}
                """)}
            {When(sure.Count > 0, () => $"""
                {Forms.Button(request.In("EmployeeTable.LinkTheVeryLikelyProposals", sure.Count), EmployeeActions.Sure, "second")}
                {All(sure.Select(act => Forms.Hidden(EmployeeActions.Sure, act.ToString())))}
                """)}
            </div>
            """) : Nothing;
    }

    /// <summary>Of whoever has one sure proposal that nobody else on the page has too.</summary>
    private List<EmployeeAct> SureProposals(IReadOnlyList<EmployeeResponse> employees) =>
    [
        .. employees.Where(employee => EmployeeCells.MayChoose(request, employee) && employee.Status == EmployeeStatus.Proposed)
            .Select(employee => (employee.LoketEmployeeId, Sure: employee.Proposals.Where(proposal => proposal.Confidence == LinkConfidence.High).ToList()))
            .Where(pair => pair.Sure.Count == 1)
            .Select(pair => new EmployeeAct(EmployeeAct.Link, pair.LoketEmployeeId, pair.Sure[0].PlannerEmployeeId))
            .GroupBy(act => act.PlannerEmployeeId, StringComparer.Ordinal).Where(group => group.Count() == 1).Select(group => group.Single()),
    ];
}
