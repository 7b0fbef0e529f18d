using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Sandbox.Running.Exporting;

/// <summary>Maps the planner's codes as somebody would who reads Loket's lists.</summary>
internal static class MappingChoice
{
    /// <summary>Maps every code that the planner uses in each of the administrations.</summary>
    public static async Task MapAsync(ExportApi exports, IEnumerable<Guid> administrations, CancellationToken cancellation = default)
    {
        foreach (var administration in administrations)
        {
            var options = await exports.MappingOptionsAsync(administration, cancellation);
            var current = await exports.MappingAsync(administration, cancellation);
            await exports.MapAsync(administration, Of(options, current.Version), cancellation);
        }
    }

    /// <param name="version">Of the mapping that this one takes the place of.</param>
    public static MappingView Of(MappingOptionsView options, int version) => new(
        version,
        Departments(options.DistributionUnits),
        new Dictionary<string, HourView?>
        {
            [RegistrationCodes.Worked] = Hours(options, "gewerkt", extra: false),
            [RegistrationCodes.Evening] = Hours(options, "125", extra: true),
            [RegistrationCodes.Sunday] = Hours(options, "150", extra: true),
            [RegistrationCodes.Holiday] = Hours(options, "200", extra: true),
            [RegistrationCodes.Sick] = Hours(options, "ziek", extra: false) is { } sick ? sick with { Worked = false } : null,
        },
        new Dictionary<string, int?>
        {
            [RegistrationCodes.Travel] = Other(options, "REISKOST"),
            [RegistrationCodes.Tips] = Other(options, "FOOI"),
        },
        new Dictionary<string, int?>
        {
            ["workedDays"] = options.Components.FirstOrDefault(one => one.Collective && Begins(one, "Dagen"))?.Number,
            ["meals"] = Other(options, "MAALTIJD"),
        });

    /// <summary>
    /// The first department leaves it to the employment, the others go round the distribution units. A payroll file knows no cost
    /// centres, so they are left to the employment too.
    /// </summary>
    private static Dictionary<string, DepartmentView?> Departments(IReadOnlyList<UnitOption> units) =>
        RegistrationCodes.Departments.Index().ToDictionary(
            department => department.Item,
            department => department.Index == 0 || units.Count == 0
                ? new DepartmentView()
                : (DepartmentView?)new DepartmentView(units[department.Index % units.Count].Id));

    /// <summary>Null, so that it is not exported, where Loket has none that can be changed collectively.</summary>
    private static HourView? Hours(MappingOptionsView options, string word, bool extra) =>
        options.Components
            .FirstOrDefault(one => one is { IsHours: true, Collective: true } && Begins(one, "Uren") && Holds(one, word)) is { } component
            ? new HourView(component.Number, extra)
            : null;

    private static int? Other(MappingOptionsView options, string word) =>
        options.Components.FirstOrDefault(one => one is { IsHours: false, Collective: true } && Begins(one, word))?.Number;

    private static bool Begins(ComponentOption component, string word) =>
        component.Description.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static bool Holds(ComponentOption component, string word) =>
        component.Description.Contains(word, StringComparison.OrdinalIgnoreCase);
}
