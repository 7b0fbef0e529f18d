using LoketFunctions.Console.Auth;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>How pages speak of payroll administrations.</summary>
internal static class AdministrationNames
{
    public static string Count(ConsoleRequest visit, int count) => visit.InPlural("AdministrationNames.TakingPart", count);

    /// <param name="key">Loket's: 1 month, 3 four weeks, 4 week.</param>
    public static string? Period(ConsoleRequest visit, int? key) => key switch
    {
        1 => visit.In("AdministrationNames.Monthly"),
        3 => visit.In("AdministrationNames.EveryFourWeeks"),
        4 => visit.In("AdministrationNames.Weekly"),
        _ => null,
    };

    /// <summary>To the page that maps its codes, for whoever may see it.</summary>
    public static IHtmlContent MappingLink(ConsoleRequest visit, string connectionId, Guid administrationId, string name) => visit.Caller.Access.Sees(administrationId)
        ? Html($"""
            <a href="{visit.Paths.Mapping(connectionId, administrationId)}">{visit.In("Common.MapCodes")}<span class="unseen"> {visit.In("Common.Of")} {Foreign(name)}</span></a>
            """)
        : Nothing;
}
