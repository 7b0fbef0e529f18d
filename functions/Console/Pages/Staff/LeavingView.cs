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

    public static string Path(ConsoleRequest visit, string connectionId, Guid? administrationId) =>
        $"{visit.Paths.Employees(connectionId)}?view={Code}{(administrationId is { } id ? $"&administration={id}" : "")}";

    /// <param name="shown">Whose they are; null where the connection has no administration yet.</param>
    public static IHtmlContent Of(ConsoleRequest visit, ConnectionResponse connection, ChosenAdministration? shown, LeaverList? list, PageQuery page) => Html($"""
        <p>{visit.In("Leaving.WhoLeftRecentlyOrLeavesWithin")}</p>
        {Administrations(visit, connection, shown)}
        {(shown is null || list is null ? Nothing : Widgets.Table(
            visit.In("Leaving.Leaving", shown.Name),
            [new(visit.In("Common.Name")), new(visit.In("Common.Number")), new(visit.In("Common.LastDay")), new(visit.In("Leaving.StillToBePaid")), new(visit.In("Leaving.Mind"))],
            page.From(list.Leavers).Select(leaver => Row(visit, connection.Id, leaver)),
            visit.In("Leaving.NobodyLeaves"), isCaptionShown: true))}
        {(shown is null || list is null ? Nothing : Widgets.Pager(visit, page.Page, page.PagesOf(list.Total), number => $"{Path(visit, connection.Id, shown.Id)}&page={number}"))}
        <p><a href="{visit.Paths.Employees(connection.Id)}">{visit.In("Common.ToAllEmployees")}</a></p>
        """);

    private static IHtmlContent Administrations(ConsoleRequest visit, ConnectionResponse connection, ChosenAdministration? shown) => When(connection.Administrations.Count > 1, () => $"""
        <nav class="groups" aria-label="{visit.In("Common.Administration")}"><ul>
        {Each(connection.Administrations, one =>
            $"<li><a href=\"{Path(visit, connection.Id, one.Id)}\"{When(one.Id == shown?.Id, () => $" aria-current=\"page\"")}>{Foreign(one.Name)}</a></li>")}
        </ul></nav>
        """);

    private static IReadOnlyList<object?> Row(ConsoleRequest visit, string connectionId, LeaverResponse leaver) =>
    [
        Html($"<a href=\"{visit.Paths.Employee(connectionId, leaver.LoketEmployeeId)}\">{Foreign(leaver.Name)}</a>"),
        Foreign(leaver.PersonnelNumber),
        visit.Reader.Date(leaver.LastDay),
        string.Join(", ", leaver.OpenPeriods.Select(period => $"{period.PeriodNumber}/{period.Year}")),
        leaver.Warning is { } warning
            ? Html($"<div>{Widgets.Badge(visit.In("Leaving.DoNotDeactivateYet"), Tone.Warning)}<p>{warning}</p></div>")
            : visit.In("Leaving.NothingIsOpen"),
    ];
}
