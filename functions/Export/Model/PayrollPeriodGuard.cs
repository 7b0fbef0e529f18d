using LoketFunctions.Loket.Model;

namespace LoketFunctions.Export.Model;

/// <summary>Finds the payroll period that an export is for, and says whether values can still be sent for it.</summary>
internal static class PayrollPeriodGuard
{
    /// <summary>As a request names it, by number or by a day; null where the administration has none.</summary>
    public static ExportPeriod? Find(IEnumerable<PayrollPeriodDetails> periods, RequestedPeriod asked) => asked.Date is { } day
        ? Find(periods, day)
        : Find(periods, asked.Year!.Value, asked.PeriodNumber!.Value);

    /// <summary>Null where the administration has no such period.</summary>
    public static ExportPeriod? Find(IEnumerable<PayrollPeriodDetails> periods, int year, int periodNumber) =>
        Known(periods).FirstOrDefault(period => period.Year == year && period.PeriodNumber == periodNumber);

    /// <summary>The period that holds the day, rather a real one than one of a test year; null where there is none.</summary>
    public static ExportPeriod? Find(IEnumerable<PayrollPeriodDetails> periods, DateOnly day) =>
        Known(periods).Where(period => period.Holds(day)).OrderBy(period => period.TestYear).FirstOrDefault();

    /// <summary>All that Loket tells whole, by their ids.</summary>
    public static IEnumerable<ExportPeriod> Known(IEnumerable<PayrollPeriodDetails> periods) =>
        periods.Select(Read).OfType<ExportPeriod>().OrderBy(period => period.Id);

    /// <summary>Null where Loket leaves out what a period cannot do without.</summary>
    private static ExportPeriod? Read(PayrollPeriodDetails period) =>
        period is { Id: { } id, Year: { } year, PeriodNumber: { } number, StartDate: { } start, EndDate: { } end }
            ? new ExportPeriod(
                id, year, number, start, end, period.TestYear ?? false, StateOf(period.PayrollRuns ?? []),
                period.AutomaticProcessing?.CreatePayrollRunOn)
            : null;

    /// <summary>Paid is paid, whatever is being processed beside it.</summary>
    private static PeriodState StateOf(IReadOnlyList<PayrollRun> runs)
    {
        var statuses = runs.Select(run => run.PayrollRunStatus?.Key?.Number).ToList();
        if (statuses.Contains(RunStatuses.Approved))
            return PeriodState.Closed;
        return statuses.Exists(status => status is RunStatuses.ReadyToBeProcessed or RunStatuses.WaitsForApproval)
            ? PeriodState.Processing
            : PeriodState.Open;
    }
}
