using System.Globalization;
using LoketFunctions.Console.Requests;
using LoketFunctions.Mapping;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>An option of a select.</summary>
public sealed record Option(string Value, string Text)
{
    public override string ToString() => nameof(Option);
}

/// <summary>Loket's lists as people choose from them, by number and description.</summary>
public sealed class MappingChoices
{
    private readonly ConsoleRequest _request;
    private readonly int _year;
    private readonly Dictionary<MappingKind, IReadOnlyList<Option>> _targets;

    public MappingChoices(ConsoleRequest request, PayrollLists lists)
    {
        (_request, _year) = (request, lists.Year);
        CostCenters = [.. lists.CostCenters.Select(Of)];
        CostUnits = [.. lists.CostUnits.Select(Of)];
        Shifts = [.. lists.Shifts.Select(shift => new Option(Text(shift), Text(shift)))];
        _targets = Enum.GetValues<MappingKind>().ToDictionary(kind => kind, kind => (IReadOnlyList<Option>)
        [
            new("", request.In("MappingChoices.NotMappedYet")),
            .. kind == MappingKind.Department
                ? lists.DistributionUnits.Select(Of).Prepend(new(CodeChoice.Default, request.In("Common.Default")))
                : lists.Components.Where(component => MappingCheck.Fits(kind, component)).OrderBy(component => component.Number)
                    .Select(component => new Option(Text(component.Number), $"{Text(component.Number)} {component.Description}")),
            new(CodeChoice.Empty, request.In("MappingChoices.EmptyOnPurposeDoNotExport")),
        ]);
    }

    public IReadOnlyList<Option> CostCenters { get; }

    public IReadOnlyList<Option> CostUnits { get; }

    public IReadOnlyList<Option> Shifts { get; }

    /// <summary>Of the main choice of a code.</summary>
    internal IReadOnlyList<Option> Targets(MappingKind kind) => _targets[kind];

    /// <summary>How many options a code brings to a page.</summary>
    public int CostOf(MappingKind kind) =>
        _targets[kind].Count + (kind == MappingKind.Department ? CostCenters.Count + CostUnits.Count + Shifts.Count : 0);

    /// <summary>What a list that was read does not have, in its words.</summary>
    internal Option Gone(string value) => new(value, _request.In("MappingChoices.NotInTheListOf", value, _year));

    /// <summary>All that is chosen for a code, in words.</summary>
    public string Describe(MappingKind kind, CodeChoice choice)
    {
        string[] parts =
        [
            Name(Targets(kind), choice.Target),
            .. Part(_request.In("Common.CostCentre"), CostCenters, choice.CostCenter),
            .. Part(_request.In("Common.CostUnit"), CostUnits, choice.CostUnit),
            .. Part(_request.In("MappingChoices.Shift"), Shifts, choice.Shift),
            .. choice.Extra ? [_request.In("Common.Extra")] : Array.Empty<string>(),
            .. kind == MappingKind.HourComponent && !choice.Worked ? [_request.In("MappingChoices.NotWorked")] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);
    }

    private IEnumerable<string> Part(string name, IReadOnlyList<Option> options, string value) =>
        value.Length == 0 ? [] : [$"{name} {Name(options, value)}"];

    private string Name(IReadOnlyList<Option> options, string value) =>
        (options.FirstOrDefault(option => option.Value == value) ?? Gone(value)).Text;

    private static Option Of(KnownUnit unit) =>
        new(unit.Id.ToString(), unit.Code is { } code ? $"{Text(code)} {unit.Description}" : unit.Description);

    private static Option Of(KnownCode code) => new(Text(code.Key), $"{code.Code} {code.Description}".Trim());

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
