using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Mapping;

/// <summary>
/// What the planner's codes are in Loket, for one payroll administration. A code that is not there is unmapped; one that is there
/// without a value (null) was left empty on purpose and is not exported.
/// </summary>
/// <param name="Version">Counts up from 1 with every change; 0 before the first.</param>
/// <param name="Departments">By the planner's department code.</param>
/// <param name="HourComponents">By the planner's hour component code.</param>
/// <param name="WageComponents">By the planner's wage component code (allowances): Loket's component number.</param>
/// <param name="Counts">Loket's component number for what is counted rather than coded, by <see cref="CountedItem"/>.</param>
public sealed record AdministrationMapping(
    int Version,
    IReadOnlyDictionary<string, DepartmentTarget?> Departments,
    IReadOnlyDictionary<string, HourTarget?> HourComponents,
    IReadOnlyDictionary<string, int?> WageComponents,
    IReadOnlyDictionary<string, int?> Counts)
{
    public static AdministrationMapping None { get; } = new(
        0, new Dictionary<string, DepartmentTarget?>(), new Dictionary<string, HourTarget?>(), new Dictionary<string, int?>(),
        new Dictionary<string, int?>());

    public override string ToString() => $"version {Version}";
}

/// <summary>What is counted: the keys of <see cref="AdministrationMapping.Counts"/>.</summary>
internal static class CountedItem
{
    public const string WorkedDays = "workedDays";
    public const string Meals = "meals";

    public static IReadOnlyList<string> All { get; } = [WorkedDays, Meals];

    public static ExportItem ItemOf(string item) => item == Meals ? ExportItem.Meals : ExportItem.WorkedDays;

    public static LocalizedText NameOf(string item) =>
        item == Meals ? MappingTexts.Of("AdministrationMapping.Meals") : MappingTexts.Of("AdministrationMapping.DaysWorked");
}

/// <summary>
/// Where a department's hours go. What is absent is the employment's own default in Loket, so an empty target changes nothing.
/// </summary>
/// <param name="DistributionUnit">Id of the verdelingseenheid.</param>
/// <param name="CostCenter">Key of the kostenplaats in the metadata of period data.</param>
/// <param name="CostUnit">Key of the kostendrager in the metadata of period data.</param>
/// <param name="Shift">Number of the ploeg.</param>
public sealed record DepartmentTarget(Guid? DistributionUnit = null, int? CostCenter = null, int? CostUnit = null, int? Shift = null)
{
    public static DepartmentTarget Default { get; } = new();
}

/// <param name="Component">Loket's component number.</param>
/// <param name="Extra">On top of what a contract of fixed hours pays by itself.</param>
/// <param name="Worked">A day with such hours is a day worked; false for what is paid and not worked, such as sick leave.</param>
public sealed record HourTarget(int Component, bool Extra = false, bool Worked = true);

/// <summary>The sections of a mapping, as faults and lists of what to map name them.</summary>
public enum MappingKind
{
    Department,
    HourComponent,
    WageComponent,
    Count,
}

/// <summary>A code of the planner's that an export needs and the mapping lacks. Code of the planner's, harmless.</summary>
public sealed record UnmappedCode(MappingKind Kind, string Code);
