using LoketFunctions.Console.Requests;

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
}
