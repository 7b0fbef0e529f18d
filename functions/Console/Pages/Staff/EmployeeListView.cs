using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>The list of employees with what narrows it.</summary>
internal sealed class EmployeeListView(ConsoleRequest request, ConnectionResponse connection, EmployeeFilter filter, EmployeePage list)
{
    private readonly string _path = request.Paths.Employees(connection.Id);

    public IHtmlContent Content()
    {
        if (list.Counts.Values.Sum() == 0)
            return Html($"""
                <p>{request.In("EmployeeList.NobodyWasPulledFromLoketYet")}</p>
                <p>{Widgets.ButtonLink(request.Paths.Runs(connection.Id), request.In("EmployeeList.ToSyncing"))}</p>
                """);
        return Html($"{Search()}{Groups()}{Found()}{new EmployeeTable(request, connection, filter).Of(list)}{Pager()}{WhenRead()}");
    }

    private IHtmlContent Search() => request.Form(_path, Html($"""
        {Forms.TextField(new Field("text", request.In("Common.NameOrPersonnelNumber"), filter.Text), "search")}
        {(connection.Administrations.Count > 1 ? Forms.SelectField(
            new Field("administration", request.In("Common.Administration"), filter.AdministrationId?.ToString()),
            [("", request.In("Common.All")), .. connection.Administrations.Select(one => (one.Id.ToString(), one.Name))]) : Nothing)}
        {Forms.Hidden("status", filter.Group.Code)}
        {Forms.Button(request.In("Common.Search"), "find", "second")}
        """), "filter");

    /// <summary>Empty groups are left out, as nobody needs to look there.</summary>
    private IHtmlContent Groups() => Html($"""
        <nav class="groups" aria-label="{request.In("Common.Status")}"><ul>
        {Each(StatusGroup.All.Where(group => group == filter.Group || Count(group) > 0), group => $"""
            <li><a href="{(filter with { Group = group, Text = null, Page = 1 }).Path(request.Paths, connection.Id)}"{When(group == filter.Group && filter.Text is null, () => $" aria-current=\"page\"")}>{group.Name.In(request.Language)} <span class="quiet">{request.Reader.Count(Count(group))}</span></a></li>
            """)}
        <li><a href="{LeavingView.Path(request, connection.Id, filter.AdministrationId)}">{request.In("EmployeeList.Leaves")}</a></li>
        </ul></nav>
        """);

    private IHtmlContent Found() => filter.Text is null ? Nothing : Html($"""
        <p role="status">{request.In("Common.Found")}: {request.Reader.Count(list.Total)}. <a href="{(filter with { Text = null, Page = 1 }).Path(request.Paths, connection.Id)}">{request.In("EmployeeList.ClearTheSearch")}</a></p>
        """);

    private IHtmlContent Pager()
    {
        var pages = (list.Total + list.PageSize - 1) / list.PageSize;
        return filter.Text is { } text
            ? SearchPager.Of(request, _path, list.Page, pages, [("text", text), ("administration", filter.AdministrationId?.ToString())])
            : Widgets.Pager(request, list.Page, pages, page => (filter with { Page = page }).Path(request.Paths, connection.Id));
    }

    private IHtmlContent WhenRead() => When(list.PlannerReadAt is not null, () =>
        $"<p class=\"quiet\">{request.In("EmployeeList.ThePlannerWasLastReadOn")} {Widgets.Moment(request, list.PlannerReadAt!.Value)}.</p>");

    private int Count(StatusGroup group) =>
        group.Statuses.Sum(status => list.Counts.GetValueOrDefault(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(status.ToString())));
}
