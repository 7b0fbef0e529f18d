using LoketFunctions.Planner;

namespace LoketFunctions.Mapping;

/// <summary>
/// Lays together every code that is known of: the planner's own list, the mapping, and what exports could not place.
/// </summary>
/// <param name="met">What exports could not place.</param>
/// <param name="language">"nl" or "en": of the names of what is counted.</param>
internal sealed class MappingOverview(
    AdministrationMapping mapping, PayrollLists lists, PlannerCodes listed, IReadOnlyList<EncounteredCode> met, ExportRules rules,
    string language)
{
    private readonly MappingTargets _targets = new(lists);
    private readonly IReadOnlySet<(MappingKind, string)> _faulty = MappingCheck.FaultyCodes(mapping, lists);
    private readonly HashSet<UnmappedCode> _stopped = met.Where(code => code.InLast).Select(code => code.Code).ToHashSet();

    public IReadOnlyList<MappingSection> Sections() =>
    [
        Section(MappingKind.Department, listed.Departments, mapping.Departments, target => _targets.Of(target)),
        Section(MappingKind.HourComponent, listed.HourComponents, mapping.HourComponents, target => [_targets.Component(target.Component)]),
        Section(MappingKind.WageComponent, listed.WageComponents, Boxed(mapping.WageComponents),
            target => [_targets.Component((int)target)]),
        Section(MappingKind.Count, Counted(), Boxed(mapping.Counts), target => [_targets.Component((int)target)]),
    ];

    public static ExportOutlook Outlook(IEnumerable<MappingSection> sections)
    {
        var open = sections.SelectMany(section => section.Codes).Where(code => code.State is CodeState.Unmapped or CodeState.TargetGone)
            .ToList();
        return open.Exists(code => code.StoppedExport) ? ExportOutlook.Stops
            : open.Count > 0 ? ExportOutlook.MayStop
            : ExportOutlook.Clear;
    }

    /// <summary>What is counted, where the profile exports it at all.</summary>
    private IEnumerable<PlannerCode> Counted() => CountedItem.All
        .Where(item => rules.Matrix.Values.Any(items => items.Contains(CountedItem.ItemOf(item))))
        .Select(item => new PlannerCode(item, CountedItem.NameOf(item).In(language)));

    private MappingSection Section<T>(
        MappingKind kind, IEnumerable<PlannerCode> listedCodes, IReadOnlyDictionary<string, T?> mapped, Func<T,
            IEnumerable<MappingTarget>> targetsOf)
        where T : class
    {
        var names = listedCodes.Where(code => MappingChange.IsCode(code.Code)).DistinctBy(code => code.Code).Take(MappingChange.MostCodes)
            .ToDictionary(code => code.Code, code => code.Name, StringComparer.Ordinal);
        List<MappedCode> codes =
        [
            .. names.Keys.Union(mapped.Keys).Union(met.Where(one => one.Code.Kind == kind).Select(one => one.Code.Code)).Select(CodeOf)
                .OrderBy(code => code.State is CodeState.Mapped or CodeState.LeftEmpty).ThenBy(
                    code => code.Code, StringComparer.OrdinalIgnoreCase)
                .ThenBy(code => code.Code, StringComparer.Ordinal),
        ];
        return new MappingSection(kind, CodeCounts.Of(codes), codes);

        MappedCode CodeOf(string code)
        {
            var isMapped = mapped.TryGetValue(code, out var target);
            var state = !isMapped ? CodeState.Unmapped
                : target is null ? CodeState.LeftEmpty
                : _faulty.Contains((kind, code)) ? CodeState.TargetGone
                : CodeState.Mapped;
            var (name, hours) = (names.GetValueOrDefault(code), target as HourTarget);
            return new MappedCode(
                code, name, state, names.ContainsKey(code), _stopped.Contains(new UnmappedCode(kind, code)),
                target is null ? [] : [.. targetsOf(target)], hours?.Extra, hours?.Worked,
                state is CodeState.Unmapped or CodeState.TargetGone ? _targets.Suggest(kind, code, name) : []);
        }
    }

    private static Dictionary<string, object?> Boxed(IReadOnlyDictionary<string, int?> section) =>
        section.ToDictionary(code => code.Key, code => (object?)code.Value, StringComparer.Ordinal);
}
