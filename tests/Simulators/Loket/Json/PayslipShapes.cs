using System.Globalization;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>
/// Payslips (loonstroken), year-end statements (jaaropgaven) and costs per hour of an employment: of approved runs only. A
/// payslip shows what the period's own run made.
/// </summary>
internal static class PayslipShapes
{
    private const decimal EmployersShare = 1.32m;
    private static readonly Metadata FromPayroll = new(1, "Verloning");
    private static readonly Metadata Estimated = new(2, "Schatting");

    public static Rows List(Call call) => Rows.Of(Approved(call), run => new
    {
        PayrollrunId = run.Id,
        PayrollPeriod = ResultShapes.PeriodOf(call.Payroll, run.Period),
        run.ApprovalTime,
        NumberOfPayslips = 1,
    });

    public static Rows Results(Call call)
    {
        var (payroll, period) = (call.Payroll, Run(call).Period);
        var result = new PeriodResult(period, new PayrollResults(payroll).Of(call.Employment, period));
        return ResultShapes.Of(payroll, [new EmploymentResult(call.Employment, [result])]);
    }

    public static Answer Payslip(Call call)
    {
        var (payroll, period) = (call.Payroll, Run(call).Period);
        return Document(call, $"Loonstrook {Number(period.Year)}-{Number(period.Number)}",
            new PayrollResults(payroll).Of(call.Employment, period).Select(r =>
                $"{Number(r.Component)} {payroll.Component(period.Year, r.Component).Description}: {Number(r.Value)}"));
    }

    public static Rows Years(Call call) => Rows.Of([.. YearsOf(call)], year => new { Year = year });

    public static Answer YearEndStatement(Call call) => YearsOf(call).Contains(call.RouteNumber("year"))
        ? Document(call, $"Jaaropgave {Number(call.RouteNumber("year"))}", [])
        : throw new NotFoundException();

    /// <summary>Of approved runs; where there are none, an estimation of the period of today if it is asked for.</summary>
    public static Rows CostsPerHour(Call call)
    {
        PayrollPeriod[] approved = [.. Approved(call).Select(run => run.Period)];
        var isEstimated = approved.Length == 0 && call.Query["includeEstimation"] == "true" && call.HasPayroll;
        var periods = isEstimated ? call.Payroll.Periods.Where(p => p.Holds(call.State.Today)) : approved;
        return Rows.Of([.. periods.Where(p => CostIn(call.Employment, p) is not null)], p => new
        {
            Id = OrganizationShapes.StableId($"cost {call.Id} {Number(p.Id)}"),
            CostPerHour = CostIn(call.Employment, p)!.Value,
            PayrollPeriods = new { p.Id, p.Year, PeriodNumber = p.Number, p.StartDate, p.EndDate },
            RegistrationMethod = isEstimated ? Estimated : FromPayroll,
        });
    }

    private static IReadOnlyList<PayrollRun> Approved(Call call) => call.HasPayroll
        ? [.. new PayrollRuns(call.Payroll).All.Where(r => r is { IsApproved: true, Number: PayrollRuns.Own }
            && r.Period.Overlaps(call.Employment))]
        : [];

    /// <summary>Year-end statements are made when a year is over.</summary>
    private static IEnumerable<int> YearsOf(Call call) =>
        Approved(call).Select(run => run.Period.Year).Distinct().Where(year => year < call.State.Today.Year);

    private static PayrollRun Run(Call call) =>
        Guid.TryParse(call.Route["payrollrunId"] as string, out var id) && Approved(call).FirstOrDefault(run => run.Id == id) is { } run
            ? run
            : throw new NotFoundException();

    private static decimal? CostIn(Employment employment, PayrollPeriod period)
    {
        if (employment.Wages.LastOrDefault(w => w.StartDate <= period.EndDate) is not { } wage)
        {
            return null;
        }

        var weeks = PayrollResults.WeeksIn(wage.PeriodType);
        var fullTime = employment.Hours.LastOrDefault(h => h.StartDate <= period.EndDate)?.FullTimeHours ?? Shift.Usual[0].FullTimeHours;
        return Math.Round((wage.IsHourly ? wage.Gross : wage.Gross / (fullTime * weeks)) * EmployersShare, 2);
    }

    private static Answer Document(Call call, string title, IEnumerable<string> lines)
    {
        var person = call.Employer!.EmployeeOf(call.Employment).Name.Formatted;
        return new Answer(200, "application/pdf", Pdf.Of([title, call.Staff.Employer.CompanyName, person, .. lines]));
    }

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
