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
        MappingKind.Department => visit.In("Afdelingen", "Departments"),
        MappingKind.HourComponent => visit.In("Urensoorten", "Kinds of hours"),
        MappingKind.WageComponent => visit.In("Vergoedingen", "Allowances"),
        _ => visit.In("Tellingen", "Counts"),
    };

    public static string Of(ConsoleRequest visit, MappingKind kind) => kind switch
    {
        MappingKind.Department => visit.In("afdeling", "department"),
        MappingKind.HourComponent => visit.In("urensoort", "kind of hours"),
        MappingKind.WageComponent => visit.In("vergoeding", "allowance"),
        _ => visit.In("telling", "count"),
    };

    public static IHtmlContent Badge(ConsoleRequest visit, CodeState state) => state switch
    {
        CodeState.Mapped => Widgets.Badge(visit.In("Gekoppeld", "Mapped"), Tone.Good),
        CodeState.LeftEmpty => Widgets.Badge(visit.In("Bewust leeg", "Empty on purpose"), Tone.Quiet),
        CodeState.Unmapped => Widgets.Badge(visit.In("Nog koppelen", "To be mapped"), Tone.Warning),
        _ => Widgets.Badge(visit.In("Niet meer in Loket", "No longer in Loket"), Tone.Bad),
    };

    public static string Of(ConsoleRequest visit, MappingSuggestion suggestion)
    {
        var target = suggestion.Target;
        var name = $"{target.Code ?? (target.Kind == TargetKind.DistributionUnit ? "" : target.Key)} {target.Description}".Trim();
        var list = target.Kind switch
        {
            TargetKind.CostCenter => visit.In("kostenplaats ", "cost centre "),
            TargetKind.CostUnit => visit.In("kostendrager ", "cost unit "),
            _ => "",
        };
        return $"{list}{name}";
    }

    public static string ReasonOf(ConsoleRequest visit, SuggestionReason reason) => reason == SuggestionReason.SameDescription
        ? visit.In("heet in Loket hetzelfde", "is called the same in Loket")
        : visit.In("heeft in Loket hetzelfde nummer", "has the same number in Loket");

    /// <summary>Who changed it and when; nothing before the first version.</summary>
    public static IHtmlContent ChangedBy(ConsoleRequest visit, int version, DateTimeOffset? at, string? by)
    {
        if (at is null)
            return Html($"<p>{visit.In("Er is nog niets opgeslagen.", "Nothing was saved yet.")}</p>");
        var isVisitor = by is not null && by == visit.Caller.Actor.Id;
        return Html($"""
            <p>{visit.In("Versie", "Version")} {visit.Reader.Count(version)}, {visit.In("opgeslagen op", "saved on")} {Widgets.Moment(visit, at.Value)}
            {When(by is not null, () => $"{visit.In("door", "by")} {(isVisitor ? Html($"{visit.In("uzelf", "yourself")}") : Foreign(by))}")}</p>
            """);
    }
}
