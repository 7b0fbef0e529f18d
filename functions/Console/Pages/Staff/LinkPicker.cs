using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>Links an employee to one of the planner's: proposals first, and a search among all of them.</summary>
internal static class LinkPicker
{
    /// <summary>The field that is searched by.</summary>
    public const string Search = "find";

    /// <param name="found">Null where nothing was searched for.</param>
    public static IHtmlContent Of(ConsoleRequest request, string connectionId, EmployeeResponse employee, PlannerEmployeeList? found)
    {
        var path = request.Paths.Employee(connectionId, employee.LoketEmployeeId);
        var anchored = $"{path}#link";
        return Widgets.Part("link", request.In("LinkPicker.LinkToAnEmployeeInThe"), Html($"""
            {When(employee.Link is null && employee.Proposals.Count > 0, () => $"{request.Form(path, EmployeeCells.InPlanner(request, employee))}")}
            {request.Form(anchored, Html($"""
                {Forms.TextField(new Field(Search, request.In("Common.NameOrPersonnelNumber"), request.Text(Search)), "search")}
                <button class="second">{request.In("Common.Search")}</button>
                """), "filter")}
            {(found is null ? Nothing : Results(request, path, employee, found))}
            """));
    }

    private static IHtmlContent Results(ConsoleRequest request, string path, EmployeeResponse employee, PlannerEmployeeList found) => Html($"""
        <p role="status">{request.In("Common.Found")}: {request.Reader.Count(found.Total)}.</p>
        {request.Form(path, All(Forms.Hidden(Search, request.Text(Search)), Widgets.Table(
            request.In("LinkPicker.EmployeesInThePlanner"),
            [new(request.In("Common.Name")), new(request.In("Common.Number")), new(request.In("Common.DayOfBirth")), new(request.In("Common.Status")), new(request.In("Common.Choice"))],
            found.Employees.Select(theirs => Row(request, employee, theirs)),
            request.In("LinkPicker.NobodyFoundSearchByAPart"))))}
        {SearchPager.Of(request, $"{path}#link", found.Page, (found.Total + found.PageSize - 1) / found.PageSize, [(Search, request.Text(Search))])}
        """);

    private static IReadOnlyList<object?> Row(ConsoleRequest request, EmployeeResponse employee, PlannerEmployeeResponse theirs) =>
    [
        Foreign(theirs.Name), Foreign(theirs.PersonnelNumber), theirs.DateOfBirth is { } birth ? request.Reader.Date(birth) : "",
        theirs.Active ? request.In("LinkPicker.Active") : request.In("Common.NotActive"),
        Choice(request, employee, theirs),
    ];

    private static IHtmlContent Choice(ConsoleRequest request, EmployeeResponse employee, PlannerEmployeeResponse theirs)
    {
        if (theirs.LinkedTo is null)
            return new EmployeeAct(EmployeeAct.Link, employee.LoketEmployeeId, theirs.PlannerEmployeeId).Button(request.In("Common.Link"), theirs.Name);
        return theirs.LinkedTo == employee.LoketEmployeeId
            ? Html($"{request.In("LinkPicker.IsLinkedToThisEmployee")}")
            : Html($"{request.In("LinkPicker.IsLinkedTo")} {(theirs.LinkedToName is { } name ? Foreign(name) : Html($"{request.In("LinkPicker.SomebodyElse")}"))} {EmployeeCells.MergeButton(request, employee, theirs.PlannerEmployeeId, theirs.Name)}");
    }
}
