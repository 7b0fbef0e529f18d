namespace LoketFunctions.Mapping;

/// <summary>
/// What is wrong with a mapping by Loket's lists: when it is saved, and again by every export, as each payroll year has lists of
/// its own.
/// </summary>
internal static class MappingCheck
{
    /// <summary>By field, as in the API; empty where nothing is wrong. Several codes may map to the same component.</summary>
    public static IReadOnlyDictionary<string, string> Faults(AdministrationMapping mapping, PayrollLists lists)
    {
        var components = lists.Components.ToDictionary(component => component.Number);
        var faults = DepartmentFaults(mapping.Departments, lists)
            .Concat(mapping.HourComponents.Select(code =>
                ($"hourComponents.{code.Key}.component", ComponentFault(code.Value?.Component, components, lists.Year, isHours: true))))
            .Concat(mapping.WageComponents.Select(code =>
                ($"wageComponents.{code.Key}", ComponentFault(code.Value, components, lists.Year, isHours: false))))
            // In some administrations the days worked are in the category of the hours, in others they are not.
            .Concat(mapping.Counts.Select(count =>
                ($"counts.{count.Key}", CountFault(count.Key) ?? ComponentFault(count.Value, components, lists.Year, isHours: null))));
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, fault) in faults)
        {
            if (fault is not null)
                named[field] = fault;
        }

        return named;
    }

    /// <summary>
    /// The mapping without what Loket's lists no longer allow, so that it counts as not mapped yet: an export stops for it only where
    /// it is needed.
    /// </summary>
    public static AdministrationMapping Usable(AdministrationMapping mapping, PayrollLists lists)
    {
        var faults = Faults(mapping, lists);
        return faults.Count == 0 ? mapping : mapping with
        {
            Departments = mapping.Departments.Where(code => !faults.Keys.Any(field => IsBelow(field, "departments", code.Key))).ToDictionary(),
            HourComponents = mapping.HourComponents.Where(code => !faults.ContainsKey($"hourComponents.{code.Key}.component")).ToDictionary(),
            WageComponents = mapping.WageComponents.Where(code => !faults.ContainsKey($"wageComponents.{code.Key}")).ToDictionary(),
            Counts = mapping.Counts.Where(code => !faults.ContainsKey($"counts.{code.Key}")).ToDictionary(),
        };
    }

    private static bool IsBelow(string field, string section, string code) =>
        field.StartsWith($"{section}.{code}.", StringComparison.Ordinal) && !field.AsSpan(section.Length + code.Length + 2).Contains('.');

    private static IEnumerable<(string Field, string? Fault)> DepartmentFaults(
        IReadOnlyDictionary<string, DepartmentTarget?> departments, PayrollLists lists)
    {
        var units = lists.DistributionUnits.Select(unit => unit.Id).ToHashSet();
        var costCenters = lists.CostCenters.Select(center => center.Key).ToHashSet();
        var costUnits = lists.CostUnits.Select(unit => unit.Key).ToHashSet();
        var shifts = lists.Shifts.ToHashSet();
        foreach (var (code, target) in departments)
        {
            if (target is null)
                continue;
            if (target.DistributionUnit is { } unit && !units.Contains(unit))
                yield return ($"departments.{code}.distributionUnit", $"distribution unit {unit} is not one of the employer's");
            yield return ($"departments.{code}.costCenter", Absent("cost centre", target.CostCenter, costCenters, PeriodList.CostCenters, lists));
            yield return ($"departments.{code}.costUnit", Absent("cost unit", target.CostUnit, costUnits, PeriodList.CostUnits, lists));
            yield return ($"departments.{code}.shift", Absent("shift", target.Shift, shifts, PeriodList.Shifts, lists));
        }
    }

    private static string? Absent(string what, int? chosen, HashSet<int> known, PeriodList list, PayrollLists lists) =>
        chosen is not { } key || known.Contains(key) || lists.Unknown.Contains(list)
            ? null
            : $"{what} {key} is not in the administration's list of {lists.Year}";

    private static string? CountFault(string item) =>
        CountedItem.All.Contains(item) ? null : $"is not one of {string.Join(", ", CountedItem.All)}";

    /// <param name="isHours">Whether it is to be for hours; null: it may be for either.</param>
    private static string? ComponentFault(int? number, Dictionary<int, KnownComponent> components, int year, bool? isHours)
    {
        if (number is null)
            return null;
        if (!components.TryGetValue(number.Value, out var component))
            return $"component {number} is not in the administration's list of {year}";
        if (!component.Collective)
            return $"component {number} ({component.Description}) cannot be changed collectively, as exports do";
        return isHours switch
        {
            true when !component.IsHours => $"component {number} ({component.Description}) is not for hours",
            false when component.IsHours => $"component {number} ({component.Description}) is for hours",
            _ => null,
        };
    }
}
