using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using Microsoft.AspNetCore.Html;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>How pages speak of payroll administrations.</summary>
internal static class AdministrationNames
{
    public static string Count(ConsoleRequest request, int count) => request.InPlural("AdministrationNames.TakingPart", count);

    /// <param name="key">Loket's: 1 month, 3 four weeks, 4 week.</param>
    public static string? Period(ConsoleRequest request, int? key) => key switch
    {
        1 => request.In("AdministrationNames.Monthly"),
        3 => request.In("AdministrationNames.EveryFourWeeks"),
        4 => request.In("AdministrationNames.Weekly"),
        _ => null,
    };

    /// <summary>For pages that are not made of components yet.</summary>
    public static IHtmlContent MappingLink(ConsoleRequest request, string connectionId, Guid administrationId, string name) =>
        request.Content(Connections.MappingLink.Of(connectionId, administrationId, name));
}
