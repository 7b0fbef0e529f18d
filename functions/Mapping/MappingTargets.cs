using System.Globalization;
using LoketFunctions.Localization;

namespace LoketFunctions.Mapping;

/// <summary>Loket's lists as things that codes lead to: with Loket's own descriptions, and found by what they are called.</summary>
internal sealed class MappingTargets(PayrollLists lists)
{
    /// <summary>More than these would be no help.</summary>
    private const int MostSuggestions = 5;

    private readonly Dictionary<int, MappingTarget> _components = lists.Components.ToDictionary(component => component.Number, Of);
    private readonly Dictionary<Guid, MappingTarget> _units = lists.DistributionUnits.DistinctBy(unit => unit.Id).ToDictionary(
        unit => unit.Id, Of);
    private readonly Dictionary<int, MappingTarget> _centers = ByKey(lists.CostCenters, TargetKind.CostCenter);
    private readonly Dictionary<int, MappingTarget> _costUnits = ByKey(lists.CostUnits, TargetKind.CostUnit);

    public IEnumerable<MappingTarget> Of(DepartmentTarget target)
    {
        if (target.DistributionUnit is { } unit)
            yield return _units.GetValueOrDefault(unit) ?? new MappingTarget(TargetKind.DistributionUnit, unit.ToString(), null, null);
        if (target.CostCenter is { } center)
            yield return _centers.GetValueOrDefault(center) ?? new MappingTarget(TargetKind.CostCenter, Text(center), null, null);
        if (target.CostUnit is { } carrier)
            yield return _costUnits.GetValueOrDefault(carrier) ?? new MappingTarget(TargetKind.CostUnit, Text(carrier), null, null);
        if (target.Shift is { } shift)
            yield return new MappingTarget(TargetKind.Shift, Text(shift), null, null);
    }

    public MappingTarget Component(int number) =>
        _components.GetValueOrDefault(number) ?? new MappingTarget(TargetKind.Component, Text(number), null, null);

    /// <summary>What is called or numbered as the planner calls or numbers its code, and may be mapped to it.</summary>
    public IReadOnlyList<MappingSuggestion> Suggest(MappingKind kind, string code, string? name)
    {
        string[] texts = [
            .. new[] { code, name ?? "" }.Select(Folding.Fold).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];
        return [.. Candidates(kind).Select(Suggestion).OfType<MappingSuggestion>().Take(MostSuggestions)];

        MappingSuggestion? Suggestion(MappingTarget target) =>
            texts.Contains(Folding.Fold(target.Description ?? "")) ? new MappingSuggestion(target, SuggestionReason.SameDescription)
            : texts.Any(text => IsNumber(text, target)) ? new MappingSuggestion(target, SuggestionReason.SameNumber)
            : null;
    }

    private IEnumerable<MappingTarget> Candidates(MappingKind kind) => kind == MappingKind.Department
        ? _units.Values.Concat(_centers.Values).Concat(_costUnits.Values)
        : lists.Components.Where(component => MappingCheck.Fits(kind, component)).Select(component => _components[component.Number]);

    /// <summary>Of units and cost centres the code counts, as people do not see the key.</summary>
    private static bool IsNumber(string text, MappingTarget target) =>
        text.TrimStart('0') is { Length: > 0 } number
        && number == Folding.Fold(target.Kind == TargetKind.Component ? target.Key : target.Code ?? "").TrimStart('0');

    private static MappingTarget Of(KnownComponent component) =>
        new(TargetKind.Component, Text(component.Number), null, component.Description);

    private static MappingTarget Of(KnownUnit unit) =>
        new(TargetKind.DistributionUnit, unit.Id.ToString(), unit.Code?.ToString(CultureInfo.InvariantCulture), unit.Description);

    private static Dictionary<int, MappingTarget> ByKey(IEnumerable<KnownCode> codes, TargetKind kind) =>
        codes.DistinctBy(code => code.Key).ToDictionary(
            code => code.Key, code => new MappingTarget(kind, Text(code.Key), code.Code, code.Description));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
