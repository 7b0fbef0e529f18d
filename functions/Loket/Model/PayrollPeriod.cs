using System.Globalization;

namespace LoketFunctions.Loket.Model;

/// <summary>Verloningsperiode, from the minimized list.</summary>
/// <param name="Id">yyyypp, e.g. 202601.</param>
/// <param name="TestYear">Not real: skip it.</param>
/// <param name="HasApprovedPayrollRun">The period is paid and closed.</param>
internal sealed record PayrollPeriod(
    int? Id,
    int? Year,
    int? PeriodNumber,
    DateOnly? StartDate,
    DateOnly? EndDate,
    Metadata? PayrollPeriodType,
    bool? TestYear,
    bool? HasApprovedPayrollRun) : IListed
{
    string? IListed.Identity => Id?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A payroll period from the full list: with its runs and the dates on which Loket makes them by itself.</summary>
/// <param name="Id">yyyypp, e.g. 202601.</param>
/// <param name="TestYear">Not real: nobody is paid by it.</param>
/// <param name="AutomaticProcessing">Null: people make the runs of this period.</param>
internal sealed record PayrollPeriodDetails(
    int? Id,
    int? Year,
    int? PeriodNumber,
    DateOnly? StartDate,
    DateOnly? EndDate,
    Metadata? PayrollPeriodType,
    bool? TestYear,
    AutomaticProcessing? AutomaticProcessing,
    IReadOnlyList<PayrollRun>? PayrollRuns) : IListed
{
    /// <summary>What it pays is sure: see <see cref="RunStatuses.Approved"/>.</summary>
    public IEnumerable<Guid> ApprovedRuns =>
        (PayrollRuns ?? []).Where(run => run.PayrollRunStatus?.Key?.Number == RunStatuses.Approved)
        .OrderBy(run => run.SequenceNumber).Select(run => run.Id).OfType<Guid>();

    string? IListed.Identity => Id?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Ids of payroll periods: yyyypp, e.g. 202601.</summary>
internal static class PeriodIds
{
    private const int Hundred = 100;

    public static int Of(int year, int number) => (year * Hundred) + number;

    public static int YearOf(int id) => id / Hundred;

    public static int NumberOf(int id) => id % Hundred;
}

/// <summary>Kinds of payroll periods, as far as they matter here.</summary>
internal static class PeriodTypes
{
    public const int Month = 1;
    public const int FourWeeks = 3;
}

/// <param name="CreatePayrollRunOn">What is written later misses the run.</param>
internal sealed record AutomaticProcessing(
    DateOnly? CreatePayrollRunOn,
    bool? HasAutomaticPayrollRunCreationBeenExecuted,
    DateOnly? ApprovePayrollRunOn,
    bool? HasAutomaticPayrollRunApprovalBeenExecuted);

/// <summary>Verloning.</summary>
/// <param name="PayrollRunStatus">
/// One of <see cref="RunStatuses"/>, or 2 pro forma, 5 removed, 6 cancelled, 7 failed, 8 without results.
/// </param>
/// <param name="SequenceNumber">Within the year; null for a run without wages.</param>
/// <param name="SequenceNumberApproved">Null until approved.</param>
internal sealed record PayrollRun(Guid? Id, Metadata? PayrollRunStatus, int? SequenceNumber, int? SequenceNumberApproved);

/// <summary>How far a payroll run is, as far as it matters here.</summary>
internal static class RunStatuses
{
    public const int ReadyToBeProcessed = 0;
    public const int WaitsForApproval = 1;
    public const int Approved = 9;
}

/// <summary>A payroll period as period data refers to it.</summary>
internal sealed record PayrollPeriodReference(int? Year, int? PeriodNumber, DateOnly? PeriodStartDate, DateOnly? PeriodEndDate);
