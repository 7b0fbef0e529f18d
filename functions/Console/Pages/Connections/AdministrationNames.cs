using LoketFunctions.Console.Auth;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>How pages speak of payroll administrations.</summary>
internal static class AdministrationNames
{
    public static string Count(ConsoleRequest visit, int count) => count == 1
        ? visit.In("1 administratie doet mee", "1 administration takes part")
        : visit.In($"{visit.Reader.Count(count)} administraties doen mee", $"{visit.Reader.Count(count)} administrations take part");

    /// <param name="key">Loket's: 1 month, 3 four weeks, 4 week.</param>
    public static string? Period(ConsoleRequest visit, int? key) => key switch
    {
        1 => visit.In("Per maand", "Monthly"),
        3 => visit.In("Per vier weken", "Every four weeks"),
        4 => visit.In("Per week", "Weekly"),
        _ => null,
    };

    /// <summary>To the page that maps its codes, for whoever may see it.</summary>
    public static IHtmlContent MappingLink(ConsoleRequest visit, string connectionId, Guid administrationId, string name) => visit.Caller.Access.Sees(administrationId)
        ? Html($"""
            <a href="{visit.Paths.Mapping(connectionId, administrationId)}">{visit.In("Codes koppelen", "Map codes")}<span class="unseen"> {visit.In("van", "of")} {Foreign(name)}</span></a>
            """)
        : Nothing;
}
