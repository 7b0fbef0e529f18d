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
        <p>{visit.In(
            "Wie onlangs uit dienst ging of binnen zestig dagen gaat. Deactiveer een medewerker in Loket pas na de laatste betaling: wat daarna nog is aangeleverd, wordt anders niet verloond.",
            "Who left recently, or leaves within sixty days. Deactivate an employee in Loket only after the last payment: what was delivered after that is else never paid.")}</p>
        {Administrations(visit, connection, shown)}
        {(shown is null || list is null ? Nothing : Widgets.Table(
            visit.In($"Uit dienst bij {shown.Name}", $"Leaving {shown.Name}"),
            [new(visit.In("Naam", "Name")), new(visit.In("Nummer", "Number")), new(visit.In("Laatste dag", "Last day")), new(visit.In("Nog te verlonen", "Still to be paid")), new(visit.In("Let op", "Mind"))],
            page.From(list.Leavers).Select(leaver => Row(visit, connection.Id, leaver)),
            visit.In("Er gaat niemand uit dienst.", "Nobody leaves."), isCaptionShown: true))}
        {(shown is null || list is null ? Nothing : Widgets.Pager(visit, page.Page, page.PagesOf(list.Total), number => $"{Path(visit, connection.Id, shown.Id)}&page={number}"))}
        <p><a href="{visit.Paths.Employees(connection.Id)}">{visit.In("Naar alle medewerkers", "To all employees")}</a></p>
        """);

    private static IHtmlContent Administrations(ConsoleRequest visit, ConnectionResponse connection, ChosenAdministration? shown) => When(connection.Administrations.Count > 1, () => $"""
        <nav class="groups" aria-label="{visit.In("Administratie", "Administration")}"><ul>
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
            ? Html($"<div>{Widgets.Badge(visit.In("Nog niet deactiveren", "Do not deactivate yet"), Tone.Warning)}<p>{warning}</p></div>")
            : visit.In("Niets meer open.", "Nothing is open."),
    ];
}
