using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Mapping;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>How a mapping stands: what is to be done, and what it means for exports.</summary>
internal static class MappingSummary
{
    public static IHtmlContent Of(ConsoleRequest visit, MappingOverviewResponse overview)
    {
        var counts = overview.Counts;
        return Html($"""
            {Widgets.Notice(ToneOf(overview.Exports), Html($"<p><strong>{Outlook(visit, overview)}</strong></p>"))}
            {Widgets.Facts(
            [
                (visit.In("Nog te koppelen", "To be mapped"), visit.Reader.Count(counts.Unmapped)),
                (visit.In("Niet meer in Loket", "No longer in Loket"), visit.Reader.Count(counts.TargetGone)),
                (visit.In("Gekoppeld", "Mapped"), visit.Reader.Count(counts.Mapped)),
                (visit.In("Bewust leeg", "Empty on purpose"), visit.Reader.Count(counts.LeftEmpty)),
            ])}
            <p class="quiet">{visit.In($"De keuzes zijn die van Loket voor loonjaar {overview.Year}.", $"The choices are Loket's for payroll year {overview.Year}.")} {Own(visit, overview)}</p>
            {When(overview.PlannerCodes != PlannerCodesState.Listed, () => $"<p class=\"quiet\">{PlannerCodes(visit, overview.PlannerCodes)}</p>")}
            """);
    }

    private static string Own(ConsoleRequest visit, MappingOverviewResponse overview) => overview.MappingYear is not { } made || made == overview.Year
        ? visit.In("Wat u opslaat, geldt voor dit jaar en voor latere die geen eigen koppeling hebben.", "What you save holds for this year and for later ones without a mapping of their own.")
        : visit.In(
            $"Dit jaar heeft nog de koppeling van {made}. Slaat u iets op, dan krijgt {overview.Year} een eigen koppeling en blijft die van {made} zoals ze is.",
            $"This year still has the mapping of {made}. When you save something, {overview.Year} gets a mapping of its own, and that of {made} stays as it is.");

    private static string Outlook(ConsoleRequest visit, MappingOverviewResponse overview) => overview.Exports switch
    {
        ExportOutlook.Stops => visit.In(
            "De laatste export is tegengehouden: codes waren niet gekoppeld. Koppel ze hieronder of laat ze bewust leeg.",
            "The last export was stopped: codes were not mapped. Map them below or leave them empty on purpose."),
        ExportOutlook.MayStop => visit.In(
            "Nog niet alle codes zijn gekoppeld. Een export die zo'n code nodig heeft, stopt.",
            "Not all codes are mapped yet. An export that needs one of them stops."),
        _ => visit.In("Alle bekende codes zijn gekoppeld of bewust leeg gelaten.", "All known codes are mapped or left empty on purpose."),
    };

    private static string PlannerCodes(ConsoleRequest visit, PlannerCodesState state) => state == PlannerCodesState.NotOffered
        ? visit.In(
            $"{visit.Product} geeft geen lijst van codes door. U ziet de codes die gekoppeld zijn of in exports voorkwamen.",
            $"{visit.Product} tells no list of codes. You see the codes that are mapped or that exports met.")
        : visit.In(
            $"{visit.Product} kon de lijst van codes nu niet geven. U ziet de codes die gekoppeld zijn of in exports voorkwamen.",
            $"{visit.Product} could not give the list of codes now. You see the codes that are mapped or that exports met.");

    private static Tone ToneOf(ExportOutlook outlook) => outlook switch
    {
        ExportOutlook.Stops => Tone.Bad,
        ExportOutlook.MayStop => Tone.Warning,
        _ => Tone.Good,
    };
}
