using System.Collections.Immutable;
using System.Globalization;
using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>
/// An approved run that changed results which were there: of an earlier period (retroactive), or of its own, which then has more runs.
/// </summary>
/// <param name="PeriodId">The period that it is a run of.</param>
/// <param name="Number">Which run of that period it is; 1 is the period's own.</param>
/// <param name="Employments">Whose results it changed.</param>
/// <param name="Amount">Euros that the pensionable wage is more; less below 0.</param>
internal sealed record CorrectionRun(
    Guid AdministrationId, int PeriodId, int Number, int ChangedPeriodId, ImmutableHashSet<Guid> Employments, decimal Amount);

/// <summary>A payroll run (verloning).</summary>
/// <param name="SequenceNumber">Within the year.</param>
internal sealed record PayrollRun(PayrollPeriod Period, int Number, int Status, int SequenceNumber, Guid Id)
{
    /// <summary>Gets what it corrected; null for a run that made the results of its period and no others.</summary>
    public CorrectionRun? Correction { get; init; }

    public bool IsApproved => Status == RunStatus.Approved;

    public DateTime RequestTime => Period.EndDate.ToDateTime(new TimeOnly(8, 0).AddHours(Number), DateTimeKind.Utc);

    public DateTime ApprovalTime => RequestTime.AddDays(1);
}

/// <summary>The runs of an administration.</summary>
internal sealed class PayrollRuns(AdministrationPayroll payroll)
{
    public const int Own = 1;

    /// <summary>All of them, by period.</summary>
    public IReadOnlyList<PayrollRun> All => [.. payroll.Periods.SelectMany(Of)];

    /// <summary>Gets the corrections that count, oldest first: one goes with the approval of the period that it is a run of.</summary>
    public IReadOnlyList<CorrectionRun> Corrections =>
    [
        .. payroll.State.Payroll.Corrections.Where(c =>
            c.AdministrationId == payroll.Administration.Id
            && payroll.Period(c.PeriodId) is { } period && payroll.RunOf(period) == RunStatus.Approved),
    ];

    public PayrollRun? Find(Guid id) => All.FirstOrDefault(run => run.Id == id);

    /// <summary>Those of a period: its own, and what corrected something after that.</summary>
    public IReadOnlyList<PayrollRun> Of(PayrollPeriod period)
    {
        if (payroll.RunOf(period) is not { } status)
        {
            return [];
        }

        // A year's own runs are numbered as its periods are; what comes besides is counted on from there.
        CorrectionRun[] later = [.. Corrections.Where(c => c.PeriodId / 100 == period.Year && c.Number > Own)];
        var ownRuns = payroll.Periods.Count(p => p.Year == period.Year);
        return
        [
            Run(Own, period.Number) with { Correction = Corrections.FirstOrDefault(c => c.PeriodId == period.Id && c.Number == Own) },
            .. later.Index().Where(c => c.Item.PeriodId == period.Id)
                .Select(c => Run(c.Item.Number, ownRuns + c.Index + 1) with { Correction = c.Item }),
        ];

        PayrollRun Run(int number, int sequence) => new(period, number, status, sequence, IdOf(period, number));
    }

    private Guid IdOf(PayrollPeriod period, int number) => OrganizationShapes.StableId(string.Create(
        CultureInfo.InvariantCulture,
        $"run {payroll.Administration.Id} {period.Id}{(number == Own ? "" : $" {number}")}"));
}
