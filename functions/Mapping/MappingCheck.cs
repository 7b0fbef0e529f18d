using LoketFunctions.Http;

namespace LoketFunctions.Mapping;

/// <summary>
/// What is wrong with a mapping by Loket's lists: when it is saved, and again by every export, as each payroll year has lists of
/// its own.
/// </summary>
internal static class MappingCheck
{
    /// <param name="Field">As in the API, e.g. <c>hourComponents.worked.component</c>.</param>
    private sealed record Fault(MappingKind Kind, string Code, string Field, InputFault What);

    /// <summary>By field, as in the API; empty where nothing is wrong. Several codes may map to the same component.</summary>
    public static IReadOnlyDictionary<string, InputFault> Faults(AdministrationMapping mapping, PayrollLists lists) =>
        Find(mapping, lists).ToDictionary(fault => fault.Field, fault => fault.What, StringComparer.Ordinal);

    /// <summary>
    /// As <see cref="Faults"/>, without what stood in the mapping before: Loket's lists change by the year, and whoever mends one code need
    /// not mend all of them at once. Exports stop for the others as they did.
    /// </summary>
    public static IReadOnlyDictionary<string, InputFault> NewFaults(
        AdministrationMapping mapping, AdministrationMapping before, PayrollLists lists)
    {
        return Find(mapping, lists).Where(fault => !IsAsBefore(fault)).ToDictionary(
            fault => fault.Field, fault => fault.What, StringComparer.Ordinal);

        bool IsAsBefore(Fault fault) => fault.Kind switch
        {
            MappingKind.Department => IsSame(mapping.Departments, before.Departments, fault.Code),
            MappingKind.HourComponent => IsSame(mapping.HourComponents, before.HourComponents, fault.Code),
            MappingKind.WageComponent => IsSame(mapping.WageComponents, before.WageComponents, fault.Code),
            _ => IsSame(mapping.Counts, before.Counts, fault.Code),
        };

        static bool IsSame<T>(IReadOnlyDictionary<string, T> now, IReadOnlyDictionary<string, T> then, string code) =>
            then.TryGetValue(code, out var was) && EqualityComparer<T>.Default.Equals(now[code], was);
    }

    /// <summary>
    /// The mapping without the codes that something is wrong with: unmapped in this payroll year, so that an export that needs one of
    /// them stops and lists it.
    /// </summary>
    public static AdministrationMapping Usable(AdministrationMapping mapping, PayrollLists lists)
    {
        var faulty = FaultyCodes(mapping, lists);
        return mapping with
        {
            Departments = Without(mapping.Departments, MappingKind.Department),
            HourComponents = Without(mapping.HourComponents, MappingKind.HourComponent),
            WageComponents = Without(mapping.WageComponents, MappingKind.WageComponent),
            Counts = Without(mapping.Counts, MappingKind.Count),
        };

        Dictionary<string, T> Without<T>(IReadOnlyDictionary<string, T> section, MappingKind kind) =>
            section.Where(code => !faulty.Contains((kind, code.Key))).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Codes that lead to what Loket's lists do not have, or not for this use.</summary>
    public static IReadOnlySet<(MappingKind Kind, string Code)> FaultyCodes(AdministrationMapping mapping, PayrollLists lists) =>
        Find(mapping, lists).Select(fault => (fault.Kind, fault.Code)).ToHashSet();

    /// <summary>Whether a code of this kind may lead to the component.</summary>
    public static bool Fits(MappingKind kind, KnownComponent component) => component.Collective && kind switch
    {
        MappingKind.HourComponent => component.IsHours,
        MappingKind.WageComponent => !component.IsHours,
        // Days worked may be in the category of the hours.
        _ => true,
    };

    private static IEnumerable<Fault> Find(AdministrationMapping mapping, PayrollLists lists)
    {
        var components = lists.Components.ToDictionary(component => component.Number);
        foreach (var fault in mapping.Departments.SelectMany(department => DepartmentFaults(department.Key, department.Value, lists)))
            yield return fault;
        foreach (var (code, target) in mapping.HourComponents)
        {
            if (ComponentFault(target?.Component, components, lists.Year, isHours: true) is { } what)
                yield return new Fault(MappingKind.HourComponent, code, $"hourComponents.{code}.component", what);
        }

        foreach (var (code, component) in mapping.WageComponents)
        {
            if (ComponentFault(component, components, lists.Year, isHours: false) is { } what)
                yield return new Fault(MappingKind.WageComponent, code, $"wageComponents.{code}", what);
        }

        foreach (var (item, component) in mapping.Counts)
        {
            // Days worked may be in the category of the hours.
            if ((ItemFault(item) ?? ComponentFault(component, components, lists.Year, isHours: null)) is { } what)
                yield return new Fault(MappingKind.Count, item, $"counts.{item}", what);
        }
    }

    private static IEnumerable<Fault> DepartmentFaults(string code, DepartmentTarget? target, PayrollLists lists)
    {
        if (target?.DistributionUnit is { } unit && !lists.DistributionUnits.Any(known => known.Id == unit))
            yield return Of("distributionUnit", MappingInputFaults.NoSuchUnit(unit));
        if (target?.CostCenter is { } center && !lists.CostCenters.Any(known => known.Key == center) && IsKnown(PeriodList.CostCenters))
            yield return Of("costCenter", MappingInputFaults.NoSuchCostCenter(center, lists.Year));
        if (target?.CostUnit is { } carrier && !lists.CostUnits.Any(known => known.Key == carrier) && IsKnown(PeriodList.CostUnits))
            yield return Of("costUnit", MappingInputFaults.NoSuchCostUnit(carrier, lists.Year));
        if (target?.Shift is { } shift && !lists.Shifts.Contains(shift) && IsKnown(PeriodList.Shifts))
            yield return Of("shift", MappingInputFaults.NoSuchShift(shift, lists.Year));

        Fault Of(string field, InputFault what) => new(MappingKind.Department, code, $"departments.{code}.{field}", what);

        bool IsKnown(PeriodList list) => !lists.Unknown.Contains(list);
    }

    private static InputFault? ItemFault(string item) => CountedItem.All.Contains(item) ? null : InputFaults.NotOneOf(CountedItem.All);

    /// <param name="isHours">Whether it is to be for hours; null: it may be for either.</param>
    private static InputFault? ComponentFault(int? number, Dictionary<int, KnownComponent> components, int year, bool? isHours)
    {
        if (number is null)
            return null;
        if (!components.TryGetValue(number.Value, out var component))
            return MappingInputFaults.NoSuchComponent(number.Value, year);
        var name = $"{number} ({component.Description})";
        if (!component.Collective)
            return MappingInputFaults.NotCollective(name);
        return isHours switch
        {
            true when !component.IsHours => MappingInputFaults.NotForHours(name),
            false when component.IsHours => MappingInputFaults.ForHours(name),
            _ => null,
        };
    }
}
