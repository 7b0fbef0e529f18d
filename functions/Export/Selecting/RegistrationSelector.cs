using System.Runtime.InteropServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Selecting;

/// <summary>
/// Decides for each registration whose it is, and whether it goes out: by what the export's administrations, the product's rules and
/// the staff say, and nothing else, so that neither time nor order makes a difference.
/// </summary>
internal sealed class RegistrationSelector
{
    private readonly Dictionary<Guid, AdministrationSelector> _administrations;
    private readonly StaffIndex _staff;

    public RegistrationSelector(ExportRules rules, IReadOnlyList<AdministrationContext> contexts, StaffIndex staff)
    {
        _staff = staff;
        _administrations = contexts.ToDictionary(context => context.AdministrationId, context => new AdministrationSelector(context, rules));
        foreach (var (id, administration) in _administrations)
        {
            if (staff.IsFiltered(id))
                administration.Warn(SelectionWarning.FilterHides);
        }
    }

    /// <summary>What was left out before it was known whose it is.</summary>
    public SelectionCounts Unplaced { get; } = new();

    public IReadOnlyList<AdministrationSelection> Outcomes() => [.. _administrations.Values.Select(administration => administration.Outcome())];

    /// <summary>What goes out for an administration: by payroll number, those of an employment next to each other.</summary>
    public IEnumerable<SelectedLine> Lines(Guid administrationId) => _administrations[administrationId].Lines();

    /// <summary>Adds the registration to its administration's lines, as far as it goes out.</summary>
    /// <param name="minutes">That were worked, as <see cref="RegistrationCheck"/> says.</param>
    /// <param name="leftOut">Gets what stays behind of it.</param>
    /// <returns>Whose it is, null where that is not known; and what it is a part of, null where nothing of it goes out.</returns>
    public (Guid? AdministrationId, ExportedRegistration? Exported) Select(Registration registration, decimal minutes, LeftOutList leftOut)
    {
        var placement = Place(registration);
        var administration = placement.Administration;
        var reason = minutes == 0 && registration.Meals == 0 && registration.Allowances.All(allowance => allowance.Value == 0) ? LeftOutReason.Empty
            : !registration.Approved ? LeftOutReason.NotApproved
            : placement.Reason;
        if (reason is not null)
            leftOut.Add(registration, reason);
        var exported = reason is null ? administration!.Select(registration, minutes, placement.Contract!, leftOut) : null;

        var counts = administration?.Counts ?? Unplaced;
        counts.Add(exported is not null);
        foreach (var item in leftOut.Items)
            counts.AddReason(item.Reason);
        return (administration?.AdministrationId, exported);
    }

    private Placement Place(Registration registration)
    {
        var named = registration.AdministrationId;
        if (named is not null && !_administrations.ContainsKey(named.Value))
            return new Placement(null, LeftOutReason.OtherAdministration);
        var (contract, reason) = ContractOn(registration, named);
        var administration = _administrations.GetValueOrDefault(contract?.AdministrationId ?? named ?? OnlyOne());
        if (administration is null ? IsOutsideAll(registration.Date) : !administration.Period.Holds(registration.Date))
            return new Placement(administration, LeftOutReason.OutsidePeriod);
        if (contract is null)
            return new Placement(administration, reason);
        if (administration is null)
            return new Placement(null, LeftOutReason.OtherAdministration);
        return contract.PayrollId is null && administration.NeedsPayrollNumber
            ? new Placement(administration, LeftOutReason.NoPayrollNumber)
            : new Placement(administration, null, contract);
    }

    /// <summary>The only employment that is active on the day, of all administrations or the named one; else why there is none.</summary>
    private (ExportContract? Contract, string? Reason) ContractOn(Registration registration, Guid? administrationId)
    {
        if (_staff.Find(registration.EmployeeId) is not { } contracts)
            return (null, _staff.IsNotImported(registration.EmployeeId) ? LeftOutReason.NotImported : LeftOutReason.NotLinked);
        ExportContract? only = null;
        foreach (var contract in contracts)
        {
            if (!contract.IsActiveOn(registration.Date) || (administrationId is not null && contract.AdministrationId != administrationId))
                continue;
            if (only is not null)
                return (null, LeftOutReason.SeveralContracts);
            only = contract;
        }

        return (only, only is null ? LeftOutReason.NoContract : null);
    }

    /// <summary>Whose it is where there is no choice; no administration where there is.</summary>
    private Guid OnlyOne() => _administrations.Count == 1 ? _administrations.Keys.First() : Guid.Empty;

    private bool IsOutsideAll(DateOnly day) => _administrations.Values.All(administration => !administration.Period.Holds(day));

    [StructLayout(LayoutKind.Auto)]
    private readonly struct Placement(AdministrationSelector? administration, string? reason, ExportContract? contract = null)
    {
        public readonly AdministrationSelector? Administration = administration;
        public readonly string? Reason = reason;
        public readonly ExportContract? Contract = contract;
    }
}
