namespace LoketFunctions.Loket.Model;

/// <summary>
/// Values to write for one employment in one period, under the record's natural key. Loket makes the record or changes it, and
/// leaves components that are not named here as they are.
/// </summary>
/// <param name="PayslipType">1 ordinary, 2 special rate.</param>
/// <param name="CostCenter">Null: none. Part of the key: a record with one and a record without are two.</param>
internal sealed record PeriodDataPatch(
    Guid EmploymentId,
    int Year,
    int PeriodNumber,
    int ShiftNumber,
    int PayslipType,
    Guid DistributionUnit,
    int? CostCenter,
    int? CostUnit,
    IReadOnlyList<PeriodDataValue> Values) : PersonalRecord
{
    /// <summary>Characters.</summary>
    public const int LongestPayslipText = 25;

    /// <summary>Shown on the payslip; null: what is there stays.</summary>
    public string? PayslipText { get; init; }
}

/// <param name="Component">The component number.</param>
/// <param name="Value">Hours as a decimal, from 0 and below 1000, or an amount. Null deletes what is there, 0 is a value.</param>
/// <param name="IsSupplement">Adds to the fixed value instead of replacing it; only where the component can be supplemented.</param>
internal sealed record PeriodDataValue(int Component, decimal? Value, bool IsSupplement = false) : PersonalRecord;

/// <summary>What Loket says of a patch that it accepted, at least in part.</summary>
internal sealed record PatchOutcome(IReadOnlyList<LoketMessage> Messages) : PersonalRecord
{
    /// <summary>Records that were not written, named by the message's id.</summary>
    public IReadOnlyList<LoketMessage> Failures => [.. Messages.Where(m => m.IsFailure)];
}
