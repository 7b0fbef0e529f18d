using LoketFunctions.Components;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>Who leaves, and what is still to be paid before somebody is deactivated in Loket (S11).</summary>
internal static class LeavingView
{
    /// <summary>Of the view, in addresses.</summary>
    public const string Code = "leaving";

    public static string Path(ConsoleRequest request, string connectionId, Guid? administrationId) =>
        $"{request.Paths.Employees(connectionId)}?view={Code}{(administrationId is { } id ? $"&administration={id}" : "")}";

    /// <param name="shown">Whose they are; null where the connection has no administration yet.</param>
    public static IHtmlContent Of(ConsoleRequest request, ConnectionResponse connection, ChosenAdministration? shown, LeaverList? list, PageQuery page) => Html($"""
        <p>{request.In("Leaving.WhoLeftRecentlyOrLeavesWithin")}</p>
        {Administrations(request, connection, shown)}
        {(shown is null || list is null ? Nothing : Widgets.Table(
            request.In("Leaving.Leaving", shown.Name),
            [new(request.In("Common.Name")), new(request.In("Common.Number")), new(request.In("Common.LastDay")), new(request.In("Leaving.StillToBePaid")), new(request.In("Leaving.Mind"))],
            page.From(list.Leavers).Select(leaver => Row(request, connection.Id, leaver)),
            request.In("Leaving.NobodyLeaves"), isCaptionShown: true))}
        {(shown is null || list is null ? Nothing : Widgets.Pager(request, page.Page, page.PagesOf(list.Total), number => $"{Path(request, connection.Id, shown.Id)}&page={number}"))}
        <p><a href="{request.Paths.Employees(connection.Id)}">{request.In("Common.ToAllEmployees")}</a></p>
        """);

    private static IHtmlContent Administrations(ConsoleRequest request, ConnectionResponse connection, ChosenAdministration? shown) => When(connection.Administrations.Count > 1, () => $"""
        <nav class="groups" aria-label="{request.In("Common.Administration")}"><ul>
        {Each(connection.Administrations, one =>
            $"<li><a href=\"{Path(request, connection.Id, one.Id)}\"{When(one.Id == shown?.Id, () => $" aria-current=\"page\"")}>{Foreign(one.Name)}</a></li>")}
        </ul></nav>
        """);

    private static IReadOnlyList<object?> Row(ConsoleRequest request, string connectionId, LeaverResponse leaver) =>
    [
        Html($"<a href=\"{request.Paths.Employee(connectionId, leaver.LoketEmployeeId)}\">{Foreign(leaver.Name)}</a>"),
        Foreign(leaver.PersonnelNumber),
        request.Reader.Date(leaver.LastDay),
        string.Join(", ", leaver.OpenPeriods.Select(period => $"{period.PeriodNumber}/{period.Year}")),
        leaver.Warning is { } warning
            ? Html($"<div>{Widgets.Badge(request.In("Leaving.DoNotDeactivateYet"), Tone.Warning)}<p>{warning}</p></div>")
            : request.In("Leaving.NothingIsOpen"),
    ];
}
