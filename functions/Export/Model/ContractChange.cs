namespace LoketFunctions.Export.Model;

/// <summary>
/// An employment whose contract is another one in Loket than when the period was exported, so that values change or are withdrawn without
/// anybody having touched the registrations. It waits until a person has seen it.
/// </summary>
/// <param name="Reasons">Some of <see cref="ContractChangeReason"/>.</param>
/// <param name="Values">All of the employment's that would be others than were sent.</param>
public sealed record ContractChange(
    Guid EmploymentId, int? PayrollId, string Name, IReadOnlyList<string> Reasons, IReadOnlyList<ValueChange> Values)
{
    /// <summary>Some of it is what Loket fills in, which has no date: it may be of a later period.</summary>
    public bool MayStay() => Reasons.Any(reason => reason is
        ContractChangeReason.Shift or ContractChangeReason.PayslipType or ContractChangeReason.CostCenter or ContractChangeReason.CostUnit);

    /// <summary>Where the payroll file names it by another number than the last one did.</summary>
    public NumberChange? Number { get; init; }

    public override string ToString() => EmploymentId.ToString();
}

/// <summary>What is another one than it was at the last export. Stable codes; the words are in ExportWords.</summary>
internal static class ContractChangeReason
{
    public const string Kind = "contract-kind-changed";
    public const string Unit = "distribution-unit-changed";
    public const string Shift = "default-shift-changed";
    public const string PayslipType = "default-payslip-type-changed";
    public const string CostCenter = "default-cost-center-changed";
    public const string CostUnit = "default-cost-unit-changed";
    /// <summary>Of a payroll file.</summary>
    public const string Number = "number-in-file-changed";

    public const string Dates = "employment-dates-changed";

    /// <summary>The employment is not among those of the administration any more.</summary>
    public const string Gone = "employment-gone";
}
