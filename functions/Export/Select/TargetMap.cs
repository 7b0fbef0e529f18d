using LoketFunctions.Mapping;

namespace LoketFunctions.Export.Select;

/// <summary>Departments of a mapping as indexes of the targets that they lead to, in an order of their own.</summary>
internal sealed class TargetMap
{
    /// <summary>The department is left empty on purpose.</summary>
    public const int Nothing = -1;

    /// <summary>The mapping does not know the department.</summary>
    public const int Unmapped = -2;

    private readonly Dictionary<string, int> _byDepartment;
    private readonly int _default;

    public TargetMap(AdministrationMapping mapping)
    {
        Targets =
        [
            .. mapping.Departments.Values.OfType<DepartmentTarget>().Append(DepartmentTarget.Default).Distinct()
                .OrderBy(target => target.DistributionUnit).ThenBy(target => target.CostCenter).ThenBy(target => target.CostUnit)
                .ThenBy(target => target.Shift),
        ];
        var indexes = Targets.Index().ToDictionary(target => target.Item, target => target.Index);
        _default = indexes[DepartmentTarget.Default];
        _byDepartment = mapping.Departments.ToDictionary(
            department => department.Key, department => department.Value is null ? Nothing : indexes[department.Value],
            StringComparer.Ordinal);
    }

    public IReadOnlyList<DepartmentTarget> Targets { get; }

    /// <param name="department">Null for the employment's own.</param>
    public int IndexOf(string? department) =>
        department is null ? _default : _byDepartment.TryGetValue(department, out var index) ? index : Unmapped;
}
