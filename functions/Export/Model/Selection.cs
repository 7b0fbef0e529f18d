using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Export.Model;

/// <summary>An employment (dienstverband) as the staff sync knows it, for deciding what goes out for whom.</summary>
/// <param name="ContractEndDate">Until when the contract runs; employment can go on after it.</param>
/// <param name="Name">Of the person, for reports.</param>
/// <param name="Hidden">Loket's last answer did not hold the person any more, perhaps by a filter of the user's.</param>
internal sealed record ExportContract(
    Guid EmploymentId, Guid EmployeeId, Guid AdministrationId, ContractHistory History, DateOnly? StartDate, DateOnly? EndDate,
    DateOnly? ContractEndDate,
    int? PayrollId, PersonnelNumber? EmployeeNumber, string Name, bool Hidden = false)
{
    public bool IsActiveOn(DateOnly day) => !(StartDate > day) && !(EndDate < day);

    public override string ToString() => EmploymentId.ToString();
}

/// <summary>What a sum is of, which decides how it is rounded and bounded.</summary>
internal enum AmountKind
{
    /// <summary>Minutes while summing; written as decimal hours.</summary>
    Minutes,

    /// <summary>Days or meals: whole.</summary>
    Count,

    /// <summary>Euro or units of an allowance.</summary>
    Amount,
}

/// <summary>A sum for one component, not rounded yet.</summary>
internal sealed record SelectedAmount(int Component, AmountKind Kind, decimal Sum);

/// <summary>What goes out for one employment and one target of the mapping, before Loket's defaults are filled in.</summary>
/// <param name="Unit">The employment's distribution unit on the days of the amounts; null where that is not known.</param>
internal sealed record SelectedLine(Guid EmploymentId, DepartmentTarget Target, IReadOnlyList<SelectedAmount> Amounts, Guid? Unit = null)
{
    public override string ToString() => EmploymentId.ToString();
}

/// <summary>A registration that is in Loket by way of this app, and which values it is a part of.</summary>
/// <param name="Id">The planner's own.</param>
/// <param name="Components">Numbers of the components, each once.</param>
internal sealed record ExportedRegistration(string Id, Guid EmploymentId, DepartmentTarget Target, IReadOnlyList<int> Components)
{
    /// <summary>False where the mapping names another record; what it leaves to Loket's defaults may be of any.</summary>
    public bool MayBeOf(PayrollLineKey line) =>
        (Target.DistributionUnit is null || Target.DistributionUnit == line.DistributionUnit)
        && (Target.CostCenter is null || Target.CostCenter == line.CostCenter)
        && (Target.CostUnit is null || Target.CostUnit == line.CostUnit)
        && (Target.Shift is null || Target.Shift == line.Shift);

    public override string ToString() => EmploymentId.ToString();
}

/// <summary>A registration of which something goes out, as far as the plan may have to keep it back after all.</summary>
/// <param name="Parts">What of it goes out, and where to.</param>
internal sealed record SelectedRegistration(
    string Id, Guid EmploymentId, DepartmentTarget Target, DateOnly Date, string PlannerEmployeeId, IReadOnlyList<SelectedPart> Parts)
{
    public ExportedRegistration AsExported() => new(Id, EmploymentId, Target, [.. Parts.Select(part => part.Component).Distinct()]);

    public override string ToString() => nameof(SelectedRegistration);
}

internal sealed record SelectedPart(ExportItem Item, int Component);

/// <summary>A registration that does not go out. The id is the planner's own; what cannot be read of one that is wrong is null.</summary>
/// <param name="Reason">
/// One of <see cref="LeftOutReason"/>, or of <see cref="PlanFaultCode"/> where Loket could not take what it is part of.
/// </param>
/// <param name="Item">What of it stays behind, where the rest goes out: an <see cref="ExportItem"/>; null: all of it.</param>
/// <param name="Date">Of the registration, for people.</param>
/// <param name="PlannerEmployeeId">Of the registration, for people.</param>
internal sealed record LeftOut(string? RegistrationId, string Reason, ExportItem? Item, DateOnly? Date, string? PlannerEmployeeId)
{
    /// <summary>As Loket has it, for people; of who is not in Loket as the planner listed it, and null where it did not.</summary>
    public string? Name { get; init; }

    public PersonnelNumber? PersonnelNumber { get; init; }

    /// <summary>What is wrong with one that was set aside.</summary>
    public FieldFault? Fault { get; init; }

    public override string ToString() => Reason;
}

/// <param name="Field">As in the body, e.g. <c>allowances[0].value</c>.</param>
/// <param name="Fault">In words, without the value.</param>
internal sealed record FieldFault(string Field, LocalizedText Fault)
{
    public override string ToString() => Field;
}

/// <summary>Why a registration, or a part of it, does not go out. Stable codes; the words are in ExportWords.</summary>
internal static class LeftOutReason
{
    public const string NotApproved = "not-approved";
    public const string OutsidePeriod = "outside-period";
    public const string OtherAdministration = "other-administration";
    public const string NotLinked = "not-linked";
    public const string NotImported = "not-imported";
    public const string NoContract = "no-contract-on-day";
    public const string SeveralContracts = "several-contracts-on-day";

    /// <summary>The registration names an employment that the employee does not have on that day, while there is another.</summary>
    public const string EmploymentNotThere = "named-employment-not-there";

    public const string NoPayrollNumber = "no-payroll-number";

    /// <summary>The profile's matrix does not send this item for this kind of contract.</summary>
    public const string NotForContract = "not-for-this-contract";

    /// <summary>What goes out depends on the kind of contract, which is unknown in Loket.</summary>
    public const string KindUnknown = "contract-kind-unknown";

    /// <summary>The mapping leaves the code empty on purpose.</summary>
    public const string MappedToNothing = "mapped-to-nothing";

    /// <summary>Nothing in it to export: no hours, meals or allowances.</summary>
    public const string Empty = "empty";

    /// <summary>Something is wrong with the registration itself; the others go.</summary>
    public const string SetAside = "set-aside";

    /// <summary>The export was asked for another period or another administration, and says nothing of this registration.</summary>
    public static bool IsNotAskedFor(string reason) => reason is OutsidePeriod or OtherAdministration;
}

/// <summary>
/// A fault in the request's body. A registration that has one is set aside; the whole export is refused for it where the request says
/// so, or where it is not of one registration.
/// </summary>
/// <param name="Index">Of the registration in the body, from 0; null where the fault is not in a registration.</param>
/// <param name="RegistrationId">Null where there is none, or that is what is wrong.</param>
/// <param name="Field">As in the body, e.g. <c>allowances[0].value</c>.</param>
/// <param name="Fault">In English, for the planner's engineers.</param>
public sealed record RegistrationFault(int? Index, string? RegistrationId, string Field, string Fault)
{
    public override string ToString() => Field;
}
