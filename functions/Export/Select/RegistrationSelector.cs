using System.Runtime.InteropServices;
using LoketFunctions.Export.Body;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Select;

/// <summary>
/// Decides for each registration whose it is, and whether it goes out: by what the export's administrations, the product's rules and
/// the staff say, and nothing else, so that neither time nor order makes a difference.
/// </summary>
internal sealed class RegistrationSelector
{
    private readonly Dictionary<Guid, AdministrationSelector> _administrations;
    private readonly StaffIndex _staff;
    private readonly LikelyRules _likely;
    private readonly ShiftLikelihood _likelihood;

    public RegistrationSelector(ExportRules rules, IReadOnlyList<AdministrationContext> contexts, StaffIndex staff)
    {
        (_staff, _likely) = (staff, rules.Likely);
        _administrations = contexts.ToDictionary(
            context => context.AdministrationId, context => new AdministrationSelector(context, rules));
        _likelihood = new ShiftLikelihood(id => _administrations[id].Doubts);
        foreach (var (id, administration) in _administrations)
        {
            if (staff.IsFiltered(id))
                administration.Warn(SelectionWarning.FilterHides);
        }
    }

    /// <summary>What was left out before it was known whose it is.</summary>
    public SelectionCounts Unplaced { get; } = new();

    /// <summary>Once, after the last registration.</summary>
    public IReadOnlyList<AdministrationSelection> Outcomes()
    {
        _likelihood.LookAtDaysAndWeeks(_likely);
        foreach (var administration in _administrations.Values)
        {
            foreach (var doubt in administration.Allowances.Doubts(_likely))
                administration.Doubts.Add(doubt);
        }

        return [.. _administrations.Values.Select(administration => administration.Outcome())];
    }

    /// <summary>What goes out for an administration: by payroll number, those of an employment next to each other.</summary>
    public IEnumerable<SelectedLine> Lines(Guid administrationId) => _administrations[administrationId].Lines();

    /// <summary>Adds the registration to its administration's lines, as far as it goes out.</summary>
    /// <param name="worked">As <see cref="RegistrationCheck"/> says.</param>
    /// <param name="leftOut">Gets what stays behind of it.</param>
    /// <returns>Whose it is, null where that is not known; and what of it goes out, null for nothing.</returns>
    public (Guid? AdministrationId, SelectedRegistration? Selected) Select(
        Registration registration, WorkedTime worked, LeftOutList leftOut)
    {
        var placement = Place(RegistrationIdentity.Of(registration));
        var administration = placement.Administration;
        var reason = worked.Minutes == 0 && registration.Meals == 0 && registration.Allowances.All(allowance => allowance.Value == 0)
            ? LeftOutReason.Empty
            : !registration.Approved ? LeftOutReason.NotApproved
            : placement.Reason;
        if (reason is not null)
            leftOut.Add(registration, reason);
        var selected = reason is null ? administration!.Select(registration, worked, placement.Contract!, leftOut) : null;

        if (reason is null)
            _likelihood.Add(registration, worked, placement.Contract!, selected is not null);
        if (selected is not null)
            administration!.Allowances.Add(registration, placement.Contract!, selected);

        var counts = administration?.Counts ?? Unplaced;
        counts.Add(selected is not null, leftOut.Items);
        return (administration?.AdministrationId, selected);
    }

    /// <summary>Tells of one that is wrong where people look: with the administration that it is of, as far as that can be known.</summary>
    public Guid? SetAside(in RegistrationIdentity one, FieldFault fault, LeftOutList leftOut)
    {
        var placement = Place(fault.Field == "date" ? one with { Date = null } : one);
        // What this export is not about is not its to tell of.
        var isElsewhere = placement.Reason is { } reason && LeftOutReason.IsNotAskedFor(reason);
        leftOut.Add(one, isElsewhere ? placement.Reason! : LeftOutReason.SetAside, fault: isElsewhere ? null : fault);
        var administration = placement.Administration
            ?? (isElsewhere ? null : _administrations.GetValueOrDefault(OnlyOneOf(one.EmployeeId)));
        var counts = administration?.Counts ?? Unplaced;
        counts.Add(goesOut: false, leftOut.Items);
        if (!isElsewhere)
            administration?.Warn(SelectionWarning.SetAside);
        return administration?.AdministrationId;
    }

    private Placement Place(in RegistrationIdentity registration)
    {
        var named = registration.AdministrationId;
        if (named is not null && !_administrations.ContainsKey(named.Value))
            return new Placement(null, LeftOutReason.OtherAdministration);
        var (contract, reason) = ContractOn(registration, named);
        var administration = _administrations.GetValueOrDefault(contract?.AdministrationId ?? named ?? OnlyOne());
        if (registration.Date is { } date && (administration is null ? IsOutsideAll(date) : !administration.Period.Holds(date)))
            return new Placement(administration, LeftOutReason.OutsidePeriod);
        if (contract is null)
            return new Placement(administration, reason);
        if (administration is null)
            return new Placement(null, LeftOutReason.OtherAdministration);
        return contract.PayrollId is null && administration.NeedsPayrollNumber
            ? new Placement(administration, LeftOutReason.NoPayrollNumber)
            : new Placement(administration, null, contract);
    }

    /// <summary>
    /// The only employment that is active on the day and that the registration names, of all administrations or the named one; else why
    /// there is none.
    /// </summary>
    private (ExportContract? Contract, string? Reason) ContractOn(in RegistrationIdentity registration, Guid? administrationId)
    {
        if (registration is not { EmployeeId: { } employee, Date: { } date })
            return (null, null);
        if (_staff.Find(employee) is not { } contracts)
            return (null, _staff.IsNotImported(employee) ? LeftOutReason.NotImported : LeftOutReason.NotLinked);
        ExportContract? only = null;
        var isOtherThere = false;
        foreach (var contract in contracts)
        {
            if (!contract.IsActiveOn(date) || (administrationId is not null && contract.AdministrationId != administrationId))
                continue;
            if (!registration.Employment.Fits(contract, date))
            {
                isOtherThere = true;
                continue;
            }

            if (only is not null)
                return (null, LeftOutReason.SeveralContracts);
            only = contract;
        }

        return (only, only is not null ? null : isOtherThere ? LeftOutReason.EmploymentNotThere : LeftOutReason.NoContract);
    }

    /// <summary>Whose it is where there is no choice; no administration where there is.</summary>
    private Guid OnlyOne() => _administrations.Count == 1 ? _administrations.Keys.First() : Guid.Empty;

    /// <summary>Where somebody works, on whatever day; no administration where that is in several or none.</summary>
    private Guid OnlyOneOf(string? employee)
    {
        List<Guid> works = employee is null
            ? []
            : [.. (_staff.Find(employee) ?? []).Select(contract => contract.AdministrationId).Distinct().Take(2)];
        return works.Count == 1 ? works[0] : Guid.Empty;
    }

    private bool IsOutsideAll(DateOnly day) => _administrations.Values.All(administration => !administration.Period.Holds(day));

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Placement(AdministrationSelector? administration, string? reason, ExportContract? contract = null)
    {
        public readonly AdministrationSelector? Administration = administration;
        public readonly string? Reason = reason;
        public readonly ExportContract? Contract = contract;
    }
}
