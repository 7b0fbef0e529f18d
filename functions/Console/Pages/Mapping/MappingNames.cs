using LoketFunctions.Components;
using LoketFunctions.Console.Requests;
using LoketFunctions.Mapping;

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

    /// <summary>All of them, to choose from.</summary>
    public static IEnumerable<(string Value, string Text)> Sections(ConsoleRequest request) =>
        Enum.GetValues<MappingKind>().Select(kind => (kind.ToString(), SectionOf(request, kind)));

    public static string Of(ConsoleRequest request, MappingKind kind) => kind switch
    {
        MappingKind.Department => request.In("MappingNames.Department"),
        MappingKind.HourComponent => request.In("MappingNames.KindOfHours"),
        MappingKind.WageComponent => request.In("MappingNames.Allowance"),
        _ => request.In("MappingNames.Count"),
    };

    public static BadgeWords Badge(ConsoleRequest request, CodeState state) => state switch
    {
        CodeState.Mapped => new(request.In("Common.Mapped"), Tone.Good),
        CodeState.LeftEmpty => new(request.In("Common.EmptyOnPurpose"), Tone.Quiet),
        CodeState.Unmapped => new(request.In("MappingNames.ToBeMapped"), Tone.Warning),
        _ => new(request.In("Common.NoLongerInLoket"), Tone.Bad),
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
}
