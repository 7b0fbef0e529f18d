using LoketFunctions.Export.Model;
using LoketFunctions.Mapping;

namespace LoketFunctions.Export.Reconcile;

/// <summary>
/// Holds components to their kind: hours go only where hours belong, and nothing else with them. Days and meals may be counted
/// in either; Loket keeps "Dagen gewerkt" among the hours.
/// </summary>
internal sealed class ComponentCheck(PayrollLists lists)
{
    private readonly Dictionary<int, KnownComponent> _known = lists.Components.ToDictionary(component => component.Number);

    public IEnumerable<PlanFault> Faults(IEnumerable<ComponentUse> uses)
    {
        foreach (var component in uses.GroupBy(use => use.Component, use => use.Kind))
        {
            var kinds = component.ToHashSet();
            if (!_known.TryGetValue(component.Key, out var known))
                yield return new PlanFault(PlanFaultCode.UnknownComponent, Component: component.Key);
            else if (known.IsHours ? kinds.Contains(AmountKind.Amount) || kinds.Count > 1 : kinds.Contains(AmountKind.Minutes))
                yield return new PlanFault(PlanFaultCode.WrongComponent, Component: component.Key);
        }
    }

    /// <summary>Null where Loket takes the value.</summary>
    /// <param name="kind">Of what it is the sum; null where nothing is wanted.</param>
    public PlanFault? Fault(PlannedLine line, PlannedCell cell, AmountKind? kind)
    {
        if (cell.Value is not { } value || !_known.TryGetValue(cell.Component, out var known))
            return null;
        var code = value < 0 && (known.IsHours || kind != AmountKind.Amount) ? PlanFaultCode.BelowZero
            : Rounding.Fits(value, known.IsHours) ? null
            : PlanFaultCode.OutOfBounds;
        return code is null
            ? null
            : new PlanFault(code, line.Key.EmploymentId, line.PayrollId, cell.Component, value) { UnitCode = line.UnitCode };
    }
}
