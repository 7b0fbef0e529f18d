using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Planning;

/// <summary>Fills in what the employment had on the day, and Loket's defaults, where the mapping says nothing. What the mapping says wins.</summary>
internal sealed class LineKeys(PlanBasis basis, FaultList faults)
{
    private readonly HashSet<Guid> _named = [];

    /// <summary>Null where Loket's key of a record cannot be made; the employment is then named once among the faults.</summary>
    public PayrollLineKey? Of(SelectedLine line)
    {
        if (basis.Defaults.GetValueOrDefault(line.EmploymentId) is not { } defaults)
            return Lacks(line.EmploymentId, PlanFaultCode.NoDefaults);
        var target = line.Target;
        if ((target.DistributionUnit ?? line.Unit ?? defaults.DistributionUnit) is not { } unit)
            return Lacks(line.EmploymentId, PlanFaultCode.NoDistributionUnit);
        return new PayrollLineKey(
            line.EmploymentId, target.Shift ?? defaults.Shift, defaults.PayslipType, unit, target.CostCenter ?? defaults.CostCenter,
            target.CostUnit ?? defaults.CostUnit);
    }

    private PayrollLineKey? Lacks(Guid employmentId, string code)
    {
        if (_named.Add(employmentId))
            faults.Add(new PlanFault(code, employmentId, basis.ContractOf(employmentId)?.PayrollId));
        return null;
    }
}
