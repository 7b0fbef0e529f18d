using LoketFunctions.Components;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Mapping;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>How a mapping stands: what is to be done, and what it means for exports.</summary>
internal static class MappingSummary
{
    public static IHtmlContent Of(ConsoleRequest request, MappingOverviewResponse overview)
    {
        var counts = overview.Counts;
        return Html($"""
            {Widgets.Notice(ToneOf(overview.Exports), Html($"<p><strong>{Outlook(request, overview)}</strong></p>"))}
            {Widgets.Facts(
            [
                (request.In("MappingSummary.ToBeMapped"), request.Reader.Count(counts.Unmapped)),
                (request.In("Common.NoLongerInLoket"), request.Reader.Count(counts.TargetGone)),
                (request.In("Common.Mapped"), request.Reader.Count(counts.Mapped)),
                (request.In("Common.EmptyOnPurpose"), request.Reader.Count(counts.LeftEmpty)),
            ])}
            <p class="quiet">{request.In("MappingSummary.TheChoicesAreLoketsForPayroll", overview.Year)} {Own(request, overview)}</p>
            {When(overview.PlannerCodes != PlannerCodesState.Listed, () => $"<p class=\"quiet\">{PlannerCodes(request, overview.PlannerCodes)}</p>")}
            """);
    }

    private static string Own(ConsoleRequest request, MappingOverviewResponse overview) => overview.MappingYear is not { } made || made == overview.Year
        ? request.In("MappingSummary.WhatYouSaveHoldsForThis")
        : request.In("MappingSummary.ThisYearStillHasTheMapping", made, overview.Year);

    private static string Outlook(ConsoleRequest request, MappingOverviewResponse overview) => overview.Exports switch
    {
        ExportOutlook.Stops => request.In("MappingSummary.TheLastExportWasStoppedCodes"),
        ExportOutlook.MayStop => request.In("MappingSummary.NotAllCodesAreMappedYet"),
        _ => request.In("MappingSummary.AllKnownCodesAreMappedOr"),
    };

    private static string PlannerCodes(ConsoleRequest request, PlannerCodesState state) => state == PlannerCodesState.NotOffered
        ? request.In("MappingSummary.TellsNoListOfCodesYou", request.Product)
        : request.In("MappingSummary.CouldNotGiveTheListOf", request.Product);

    private static Tone ToneOf(ExportOutlook outlook) => outlook switch
    {
        ExportOutlook.Stops => Tone.Bad,
        ExportOutlook.MayStop => Tone.Warning,
        _ => Tone.Good,
    };
}
