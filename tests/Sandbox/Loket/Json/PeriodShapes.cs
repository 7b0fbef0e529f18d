using System.Globalization;
using LoketFunctions.Sandbox.Loket.Rest;
using LoketFunctions.Sandbox.Staff;

namespace LoketFunctions.Sandbox.Loket.Json;

/// <summary>Payroll periods of this year and the last: months, or four weeks that begin on the Monday of ISO week 1.</summary>
internal static class PeriodShapes
{
    private const int DaysUntilApproved = 10;

    public static Rows Periods(Administration administration, DateOnly today) => Rows.Of(Of(administration, today), p => new
    {
        p.Id,
        p.Year,
        p.PeriodNumber,
        p.StartDate,
        p.EndDate,
        PayrollPeriodType = Lists.Of(administration.PeriodType!.Value),
        TestYear = false,
        AutomaticProcessing = new
        {
            CreatePayrollRunOn = (DateOnly?)p.EndDate.AddDays(-3),
            ApprovePayrollRunOn = (DateOnly?)p.EndDate.AddDays(DaysUntilApproved),
            HasAutomaticPayrollRunCreationBeenExecuted = p.EndDate.AddDays(-3) <= today,
            HasAutomaticPayrollRunApprovalBeenExecuted = p.IsApproved,
        },
        PayrollRuns = p.EndDate.AddDays(-3) > today ? [] : new[] { Run(administration, p) },
    });

    public static Rows Minimized(Administration administration, DateOnly today) => Rows.Of(Of(administration, today), p => new
    {
        p.Id,
        p.Year,
        p.PeriodNumber,
        p.StartDate,
        p.EndDate,
        PayrollPeriodType = Lists.Of(administration.PeriodType!.Value),
        TestYear = false,
        HasApprovedPayrollRun = p.IsApproved,
    });

    private static object Run(Administration administration, Period p) => new
    {
        Id = OrganizationShapes.StableId($"run {administration.Id} {p.Id.ToString(CultureInfo.InvariantCulture)}"),
        PayrollRunStatus = p.IsApproved ? new Metadata(9, "Verloning goedgekeurd.") : new Metadata(1, "Verloning gereed."),
        SequenceNumber = (int?)p.PeriodNumber,
        SequenceNumberApproved = p.IsApproved ? (int?)p.PeriodNumber : null,
        JournalRuns = Array.Empty<object>(),
    };

    private static List<Period> Of(Administration administration, DateOnly today)
    {
        var periods = new List<Period>();
        foreach (var year in new[] { today.Year - 1, today.Year })
        {
            var starts = administration.PeriodType == PeriodType.Month
                ? Enumerable.Range(0, 13).Select(m => new DateOnly(year, 1, 1).AddMonths(m)).ToArray()
                : [.. Enumerable.Range(0, 13).Select(p => FirstMonday(year).AddDays(28 * p)), FirstMonday(year + 1)];
            for (var i = 0; i + 1 < starts.Length; i++)
            {
                var end = starts[i + 1].AddDays(-1);
                periods.Add(new Period((year * 100) + i + 1, year, i + 1, starts[i], end, end.AddDays(DaysUntilApproved) <= today));
            }
        }

        return periods;
    }

    private static DateOnly FirstMonday(int year) => DateOnly.FromDateTime(ISOWeek.ToDateTime(year, 1, DayOfWeek.Monday));

    private sealed record Period(int Id, int Year, int PeriodNumber, DateOnly StartDate, DateOnly EndDate, bool IsApproved);
}
