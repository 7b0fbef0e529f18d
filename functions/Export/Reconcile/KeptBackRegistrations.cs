using System.Runtime.CompilerServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Export.Reconcile;

/// <summary>Which registrations the employments and values that are kept back are made of.</summary>
internal sealed class KeptBackRegistrations(PlanBasis basis, LineKeys keys, RetainedValues holds)
{
    public async IAsyncEnumerable<LeftOut> OfAsync(
        IAsyncEnumerable<SelectedRegistration> registrations, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in registrations.WithCancellation(cancellation))
        {
            foreach (var item in Of(one))
                yield return item;
        }
    }

    private IEnumerable<LeftOut> Of(SelectedRegistration registration)
    {
        if (holds.Of(registration.EmploymentId) is { } reason)
            return [LeftOut(registration, reason, null)];
        var unitOfDay = basis.ContractOf(registration.EmploymentId)?.History.Units.On(registration.Date);
        if (keys.Of(registration.EmploymentId, registration.Target, unitOfDay).Key is not { } key)
            return [];
        var kept = registration.Parts.Select(part => (part.Item, Reason: holds.Of(key, part.Component)))
            .Where(part => part.Reason is not null).ToList();
        return kept.Count == registration.Parts.Count && kept.Count > 0
            ? [LeftOut(registration, kept[0].Reason!, null)]
            : kept.Distinct().Select(part => LeftOut(registration, part.Reason!, part.Item));
    }

    private LeftOut LeftOut(SelectedRegistration registration, string reason, ExportItem? item)
    {
        var contract = basis.ContractOf(registration.EmploymentId);
        return new LeftOut(registration.Id, reason, item, registration.Date, registration.PlannerEmployeeId)
        {
            Name = contract?.Name,
            PersonnelNumber = contract?.EmployeeNumber,
        };
    }
}

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
