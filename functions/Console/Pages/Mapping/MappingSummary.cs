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
                (visit.In("MappingSummary.ToBeMapped"), visit.Reader.Count(counts.Unmapped)),
                (visit.In("Common.NoLongerInLoket"), visit.Reader.Count(counts.TargetGone)),
                (visit.In("Common.Mapped"), visit.Reader.Count(counts.Mapped)),
                (visit.In("Common.EmptyOnPurpose"), visit.Reader.Count(counts.LeftEmpty)),
            ])}
            <p class="quiet">{visit.In("MappingSummary.TheChoicesAreLoketsForPayroll", overview.Year)} {Own(visit, overview)}</p>
            {When(overview.PlannerCodes != PlannerCodesState.Listed, () => $"<p class=\"quiet\">{PlannerCodes(visit, overview.PlannerCodes)}</p>")}
            """);
    }

    private static string Own(ConsoleRequest visit, MappingOverviewResponse overview) => overview.MappingYear is not { } made || made == overview.Year
        ? visit.In("MappingSummary.WhatYouSaveHoldsForThis")
        : visit.In("MappingSummary.ThisYearStillHasTheMapping", made, overview.Year);

    private static string Outlook(ConsoleRequest visit, MappingOverviewResponse overview) => overview.Exports switch
    {
        ExportOutlook.Stops => visit.In("MappingSummary.TheLastExportWasStoppedCodes"),
        ExportOutlook.MayStop => visit.In("MappingSummary.NotAllCodesAreMappedYet"),
        _ => visit.In("MappingSummary.AllKnownCodesAreMappedOr"),
    };

    private static string PlannerCodes(ConsoleRequest visit, PlannerCodesState state) => state == PlannerCodesState.NotOffered
        ? visit.In("MappingSummary.TellsNoListOfCodesYou", visit.Product)
        : visit.In("MappingSummary.CouldNotGiveTheListOf", visit.Product);

    private static Tone ToneOf(ExportOutlook outlook) => outlook switch
    {
        ExportOutlook.Stops => Tone.Bad,
        ExportOutlook.MayStop => Tone.Warning,
        _ => Tone.Good,
    };
}
