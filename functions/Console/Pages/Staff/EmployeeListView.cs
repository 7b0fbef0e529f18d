using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>The list of employees with what narrows it.</summary>
internal sealed class EmployeeListView(ConsoleRequest visit, ConnectionResponse connection, EmployeeFilter filter, EmployeePage list)
{
    private readonly string _path = visit.Paths.Employees(connection.Id);

    public IHtmlContent Content()
    {
        if (list.Counts.Values.Sum() == 0)
            return Html($"""
                <p>{visit.In("EmployeeList.NobodyWasPulledFromLoketYet")}</p>
                <p>{Widgets.ButtonLink(visit.Paths.Runs(connection.Id), visit.In("EmployeeList.ToSyncing"))}</p>
                """);
        return Html($"{Search()}{Groups()}{Found()}{new EmployeeTable(visit, connection, filter).Of(list)}{Pager()}{WhenRead()}");
    }

    private IHtmlContent Search() => visit.Form(_path, Html($"""
        {Forms.TextField(new Field("text", visit.In("Common.NameOrPersonnelNumber"), filter.Text), "search")}
        {(connection.Administrations.Count > 1 ? Forms.SelectField(
            new Field("administration", visit.In("Common.Administration"), filter.AdministrationId?.ToString()),
            [("", visit.In("Common.All")), .. connection.Administrations.Select(one => (one.Id.ToString(), one.Name))]) : Nothing)}
        {Forms.Hidden("status", filter.Group.Code)}
        {Forms.Button(visit.In("Common.Search"), "find", "second")}
        """), "filter");

    /// <summary>Empty groups are left out, as nobody needs to look there.</summary>
    private IHtmlContent Groups() => Html($"""
        <nav class="groups" aria-label="{visit.In("Common.Status")}"><ul>
        {Each(StatusGroup.All.Where(group => group == filter.Group || Count(group) > 0), group => $"""
            <li><a href="{(filter with { Group = group, Text = null, Page = 1 }).Path(visit.Paths, connection.Id)}"{When(group == filter.Group && filter.Text is null, () => $" aria-current=\"page\"")}>{group.Name.In(visit.Language)} <span class="quiet">{visit.Reader.Count(Count(group))}</span></a></li>
            """)}
        <li><a href="{LeavingView.Path(visit, connection.Id, filter.AdministrationId)}">{visit.In("EmployeeList.Leaves")}</a></li>
        </ul></nav>
        """);

    private IHtmlContent Found() => filter.Text is null ? Nothing : Html($"""
        <p role="status">{visit.In("Common.Found")}: {visit.Reader.Count(list.Total)}. <a href="{(filter with { Text = null, Page = 1 }).Path(visit.Paths, connection.Id)}">{visit.In("EmployeeList.ClearTheSearch")}</a></p>
        """);

    private IHtmlContent Pager()
    {
        var pages = (list.Total + list.PageSize - 1) / list.PageSize;
        return filter.Text is { } text
            ? SearchPager.Of(visit, _path, list.Page, pages, [("text", text), ("administration", filter.AdministrationId?.ToString())])
            : Widgets.Pager(visit, list.Page, pages, page => (filter with { Page = page }).Path(visit.Paths, connection.Id));
    }

    private IHtmlContent WhenRead() => When(list.PlannerReadAt is not null, () =>
        $"<p class=\"quiet\">{visit.In("EmployeeList.ThePlannerWasLastReadOn")} {Widgets.Moment(visit, list.PlannerReadAt!.Value)}.</p>");

    private int Count(StatusGroup group) =>
        group.Statuses.Sum(status => list.Counts.GetValueOrDefault(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(status.ToString())));
}
