using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Mapping;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>How pages call what stands in a mapping.</summary>
internal static class MappingNames
{
    public static string SectionOf(ConsoleRequest visit, MappingKind kind) => kind switch
    {
        MappingKind.Department => visit.In("MappingNames.Departments"),
        MappingKind.HourComponent => visit.In("MappingNames.KindsOfHours"),
        MappingKind.WageComponent => visit.In("MappingNames.Allowances"),
        _ => visit.In("MappingNames.Counts"),
    };

    public static string Of(ConsoleRequest visit, MappingKind kind) => kind switch
    {
        MappingKind.Department => visit.In("MappingNames.Department"),
        MappingKind.HourComponent => visit.In("MappingNames.KindOfHours"),
        MappingKind.WageComponent => visit.In("MappingNames.Allowance"),
        _ => visit.In("MappingNames.Count"),
    };

    public static IHtmlContent Badge(ConsoleRequest visit, CodeState state) => state switch
    {
        CodeState.Mapped => Widgets.Badge(visit.In("Common.Mapped"), Tone.Good),
        CodeState.LeftEmpty => Widgets.Badge(visit.In("Common.EmptyOnPurpose"), Tone.Quiet),
        CodeState.Unmapped => Widgets.Badge(visit.In("MappingNames.ToBeMapped"), Tone.Warning),
        _ => Widgets.Badge(visit.In("Common.NoLongerInLoket"), Tone.Bad),
    };

    public static string Of(ConsoleRequest visit, MappingSuggestion suggestion)
    {
        var target = suggestion.Target;
        var name = $"{target.Code ?? (target.Kind == TargetKind.DistributionUnit ? "" : target.Key)} {target.Description}".Trim();
        var list = target.Kind switch
        {
            TargetKind.CostCenter => visit.In("MappingNames.CostCentre"),
            TargetKind.CostUnit => visit.In("MappingNames.CostUnit"),
            _ => "",
        };
        return $"{list}{name}";
    }

    public static string ReasonOf(ConsoleRequest visit, SuggestionReason reason) => reason == SuggestionReason.SameDescription
        ? visit.In("MappingNames.IsCalledTheSameInLoket")
        : visit.In("MappingNames.HasTheSameNumberInLoket");

    /// <summary>Who changed it and when; nothing before the first version.</summary>
    public static IHtmlContent ChangedBy(ConsoleRequest visit, int version, DateTimeOffset? at, string? by)
    {
        if (at is null)
            return Html($"<p>{visit.In("MappingNames.NothingWasSavedYet")}</p>");
        var isVisitor = by is not null && by == visit.Caller.Actor.Id;
        return Html($"""
            <p>{visit.In("Common.Version")} {visit.Reader.Count(version)}, {visit.In("MappingNames.SavedOn")} {Widgets.Moment(visit, at.Value)}
            {When(by is not null, () => $"{visit.In("MappingNames.By")} {(isVisitor ? Html($"{visit.In("MappingNames.Yourself")}") : Foreign(by))}")}</p>
            """);
    }
}
