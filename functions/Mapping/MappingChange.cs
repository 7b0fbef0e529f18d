using LoketFunctions.Http;
using LoketFunctions.Planner;

namespace LoketFunctions.Mapping;

/// <summary>The body of a change: the whole mapping as it is to be.</summary>
/// <param name="Version">The one that the change was made from.</param>
/// <param name="ChangedBy">Who made it, for people.</param>
/// <param name="Year">The payroll year that it is for, and for later ones that have none of their own; null for the current one.</param>
internal sealed record MappingChange(
    int Version,
    IReadOnlyDictionary<string, DepartmentTarget?> Departments,
    IReadOnlyDictionary<string, HourTarget?> HourComponents,
    IReadOnlyDictionary<string, int?> WageComponents,
    IReadOnlyDictionary<string, int?> Counts,
    string? ChangedBy = null,
    int? Year = null)
{
    public const int MostCodes = 2000;
    private const int LongestText = PlannerCode.MaxLength;

    public AdministrationMapping ToMapping() => new(Version, Departments, HourComponents, WageComponents, Counts);

    /// <summary>What is wrong with its form, by field; whether Loket knows what is mapped to is <see cref="MappingCheck"/>'s.</summary>
    public IReadOnlyDictionary<string, InputFault> Faults()
    {
        var faults = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        AddCodeFaults("departments", Departments.Keys);
        AddCodeFaults("hourComponents", HourComponents.Keys);
        AddCodeFaults("wageComponents", WageComponents.Keys);
        if (ChangedBy is not null && !IsText(ChangedBy))
            faults["changedBy"] = InputFaults.NotPlain(LongestText);
        return faults;

        void AddCodeFaults(string section, IEnumerable<string> codes)
        {
            var all = codes.ToList();
            if (all.Count > MostCodes)
                faults[section] = MappingInputFaults.TooManyCodes(all.Count, MostCodes);
            else if (all.FindIndex(code => !IsText(code)) is >= 0 and var index)
                faults[section] = MappingInputFaults.CodeNotPlain(index + 1, LongestText);
        }
    }

    /// <summary>Whether a mapping can hold it.</summary>
    public static bool IsCode(string code) => IsText(code);

    public override string ToString() => $"change of version {Version}";

    private static bool IsText(string text) => text.Length is >= 1 and <= LongestText && !text.Any(char.IsControl);
}

/// <summary>The mapping as its planner sees it.</summary>
public sealed record MappingResponse(
    int Version,
    DateTimeOffset? ChangedAt,
    string? ChangedBy,
    IReadOnlyDictionary<string, DepartmentTarget?> Departments,
    IReadOnlyDictionary<string, HourTarget?> HourComponents,
    IReadOnlyDictionary<string, int?> WageComponents,
    IReadOnlyDictionary<string, int?> Counts,
    int? Year,
    int MadeFrom)
{
    public static MappingResponse Of(MappingVersion version)
    {
        var mapping = version.Mapping;
        return new MappingResponse(
            mapping.Version, version.ChangedAt, version.ChangedBy, mapping.Departments, mapping.HourComponents, mapping.WageComponents,
            mapping.Counts,
            version.Year, version.MadeFrom);
    }

    public override string ToString() => $"version {Version}";
}
