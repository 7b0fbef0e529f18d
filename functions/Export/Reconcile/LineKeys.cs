using LoketFunctions.Export.Model;
using LoketFunctions.Mapping;

namespace LoketFunctions.Export.Reconcile;

/// <summary>
/// Fills in what the employment had on the day, and Loket's defaults, where the mapping says nothing. What the mapping says wins.
/// </summary>
internal sealed class LineKeys(PlanBasis basis)
{
    /// <summary>Null where Loket's key of a record cannot be made, with one of <see cref="PlanFaultCode"/>.</summary>
    public (PayrollLineKey? Key, string? Fault) Of(Guid employmentId, DepartmentTarget target, Guid? unitOfDay)
    {
        if (basis.Defaults.GetValueOrDefault(employmentId) is not { } defaults)
            return (null, PlanFaultCode.NoDefaults);
        return (target.DistributionUnit ?? unitOfDay ?? defaults.DistributionUnit) is { } unit
            ? (new PayrollLineKey(
                employmentId, target.Shift ?? defaults.Shift, defaults.PayslipType, unit, target.CostCenter ?? defaults.CostCenter,
                target.CostUnit ?? defaults.CostUnit), null)
            : (null, PlanFaultCode.NoDistributionUnit);
    }
}
