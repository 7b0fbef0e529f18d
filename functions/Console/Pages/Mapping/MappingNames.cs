using LoketFunctions.Components;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Mapping;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>How pages call what stands in a mapping.</summary>
internal static class MappingNames
{
    public static string SectionOf(ConsoleRequest request, MappingKind kind) => kind switch
    {
        MappingKind.Department => request.In("MappingNames.Departments"),
        MappingKind.HourComponent => request.In("MappingNames.KindsOfHours"),
        MappingKind.WageComponent => request.In("MappingNames.Allowances"),
        _ => request.In("MappingNames.Counts"),
    };

    public static string Of(ConsoleRequest request, MappingKind kind) => kind switch
    {
        MappingKind.Department => request.In("MappingNames.Department"),
        MappingKind.HourComponent => request.In("MappingNames.KindOfHours"),
        MappingKind.WageComponent => request.In("MappingNames.Allowance"),
        _ => request.In("MappingNames.Count"),
    };

    public static IHtmlContent Badge(ConsoleRequest request, CodeState state) => state switch
    {
        CodeState.Mapped => Widgets.Badge(request.In("Common.Mapped"), Tone.Good),
        CodeState.LeftEmpty => Widgets.Badge(request.In("Common.EmptyOnPurpose"), Tone.Quiet),
        CodeState.Unmapped => Widgets.Badge(request.In("MappingNames.ToBeMapped"), Tone.Warning),
        _ => Widgets.Badge(request.In("Common.NoLongerInLoket"), Tone.Bad),
    };

    public static string Of(ConsoleRequest request, MappingSuggestion suggestion)
    {
        var target = suggestion.Target;
        var name = $"{target.Code ?? (target.Kind == TargetKind.DistributionUnit ? "" : target.Key)} {target.Description}".Trim();
        var list = target.Kind switch
        {
            TargetKind.CostCenter => request.In("MappingNames.CostCentre"),
            TargetKind.CostUnit => request.In("MappingNames.CostUnit"),
            _ => "",
        };
        return $"{list}{name}";
    }

    public static string ReasonOf(ConsoleRequest request, SuggestionReason reason) => reason == SuggestionReason.SameDescription
        ? request.In("MappingNames.IsCalledTheSameInLoket")
        : request.In("MappingNames.HasTheSameNumberInLoket");

    /// <summary>Who changed it and when; nothing before the first version.</summary>
    public static IHtmlContent ChangedBy(ConsoleRequest request, int version, DateTimeOffset? at, string? by)
    {
        if (at is null)
            return Html($"<p>{request.In("MappingNames.NothingWasSavedYet")}</p>");
        var isVisitor = by is not null && by == request.Caller.Actor.Id;
        return Html($"""
            <p>{request.In("Common.Version")} {request.Reader.Count(version)}, {request.In("MappingNames.SavedOn")} {Widgets.Moment(request, at.Value)}
            {When(by is not null, () => $"{request.In("MappingNames.By")} {(isVisitor ? Html($"{request.In("MappingNames.Yourself")}") : Foreign(by))}")}</p>
            """);
    }
}
