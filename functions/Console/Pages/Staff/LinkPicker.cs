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
    public static IHtmlContent Of(ConsoleRequest visit, string connectionId, EmployeeResponse employee, PlannerEmployeeList? found)
    {
        var path = visit.Paths.Employee(connectionId, employee.LoketEmployeeId);
        var anchored = $"{path}#link";
        return Widgets.Part("link", visit.In("LinkPicker.LinkToAnEmployeeInThe"), Html($"""
            {When(employee.Link is null && employee.Proposals.Count > 0, () => $"{visit.Form(path, EmployeeCells.InPlanner(visit, employee))}")}
            {visit.Form(anchored, Html($"""
                {Forms.TextField(new Field(Search, visit.In("Common.NameOrPersonnelNumber"), visit.Text(Search)), "search")}
                <button class="second">{visit.In("Common.Search")}</button>
                """), "filter")}
            {(found is null ? Nothing : Results(visit, path, employee, found))}
            """));
    }

    private static IHtmlContent Results(ConsoleRequest visit, string path, EmployeeResponse employee, PlannerEmployeeList found) => Html($"""
        <p role="status">{visit.In("Common.Found")}: {visit.Reader.Count(found.Total)}.</p>
        {visit.Form(path, All(Forms.Hidden(Search, visit.Text(Search)), Widgets.Table(
            visit.In("LinkPicker.EmployeesInThePlanner"),
            [new(visit.In("Common.Name")), new(visit.In("Common.Number")), new(visit.In("Common.DayOfBirth")), new(visit.In("Common.Status")), new(visit.In("Common.Choice"))],
            found.Employees.Select(theirs => Row(visit, employee, theirs)),
            visit.In("LinkPicker.NobodyFoundSearchByAPart"))))}
        {SearchPager.Of(visit, $"{path}#link", found.Page, (found.Total + found.PageSize - 1) / found.PageSize, [(Search, visit.Text(Search))])}
        """);

    private static IReadOnlyList<object?> Row(ConsoleRequest visit, EmployeeResponse employee, PlannerEmployeeResponse theirs) =>
    [
        Foreign(theirs.Name), Foreign(theirs.PersonnelNumber), theirs.DateOfBirth is { } birth ? visit.Reader.Date(birth) : "",
        theirs.Active ? visit.In("LinkPicker.Active") : visit.In("Common.NotActive"),
        Choice(visit, employee, theirs),
    ];

    private static IHtmlContent Choice(ConsoleRequest visit, EmployeeResponse employee, PlannerEmployeeResponse theirs)
    {
        if (theirs.LinkedTo is null)
            return new EmployeeAct(EmployeeAct.Link, employee.LoketEmployeeId, theirs.PlannerEmployeeId).Button(visit.In("Common.Link"), theirs.Name);
        return theirs.LinkedTo == employee.LoketEmployeeId
            ? Html($"{visit.In("LinkPicker.IsLinkedToThisEmployee")}")
            : Html($"{visit.In("LinkPicker.IsLinkedTo")} {(theirs.LinkedToName is { } name ? Foreign(name) : Html($"{visit.In("LinkPicker.SomebodyElse")}"))} {EmployeeCells.MergeButton(visit, employee, theirs.PlannerEmployeeId, theirs.Name)}");
    }
}
