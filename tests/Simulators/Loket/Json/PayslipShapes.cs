using System.Globalization;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>
/// Payslips (loonstroken), year-end statements (jaaropgaven) and costs per hour of an employment: of approved runs only. No pay is
/// computed: a payslip shows the period data, and the wage where that is per period.
/// </summary>
internal static class PayslipShapes
{
    private const int WageComponent = 70;
    private const decimal EmployersShare = 1.32m;
    private const decimal WeeksPerMonth = 52m / 12;
    private const int WeeksPerPeriod = 4;
    private static readonly Metadata Column = new(3, "Loon in geld");
    private static readonly Metadata FromPayroll = new(1, "Verloning");
    private static readonly Metadata Estimated = new(2, "Schatting");

    public static Rows List(Call call) => Rows.Of(Approved(call), p => new
    {
        PayrollrunId = PeriodShapes.RunId(call.Payroll, p),
        PayrollPeriod = PeriodOf(call.Payroll, p),
        ApprovalTime = PeriodShapes.ApprovalTime(p),
        NumberOfPayslips = 1,
    });

    public static Rows Results(Call call) => Rows.One(Run(call), p => new
    {
        EmploymentId = call.Id,
        PayrollPeriods = new[]
        {
            new
            {
                PayrollPeriod = PeriodOf(call.Payroll, p),
                PayslipTypes = new[]
                {
                    new { PayslipType = AdministrationPayroll.PayslipTypes[0], PayrollComponentResults = Values(call, p) },
                },
            },
        },
    });

    public static Answer Payslip(Call call)
    {
        var period = Run(call);
        return Document(call, $"Loonstrook {Number(period.Year)}-{Number(period.Number)}",
            Values(call, period).Select(v => $"{Number(v.PayrollComponent.Key)} {v.PayrollComponent.Value}: {Number(v.Value)}"));
    }

    public static Rows Years(Call call) => Rows.Of([.. YearsOf(call)], year => new { Year = year });

    public static Answer YearEndStatement(Call call) => YearsOf(call).Contains(call.RouteNumber("year"))
        ? Document(call, $"Jaaropgave {Number(call.RouteNumber("year"))}", [])
        : throw new NotFoundException();

    /// <summary>Of approved runs; where there are none, an estimation of the period of today if it is asked for.</summary>
    public static Rows CostsPerHour(Call call)
    {
        var approved = Approved(call);
        var isEstimated = approved.Count == 0 && call.Query["includeEstimation"] == "true" && call.HasPayroll;
        var periods = isEstimated ? call.Payroll.Periods.Where(p => p.Holds(call.State.Today)) : approved;
        return Rows.Of([.. periods.Where(p => CostIn(call.Employment, p) is not null)], p => new
        {
            Id = OrganizationShapes.StableId($"cost {call.Id} {Number(p.Id)}"),
            CostPerHour = CostIn(call.Employment, p)!.Value,
            PayrollPeriods = new { p.Id, p.Year, PeriodNumber = p.Number, p.StartDate, p.EndDate },
            RegistrationMethod = isEstimated ? Estimated : FromPayroll,
        });
    }

    private static IReadOnlyList<PayrollPeriod> Approved(Call call) => call.HasPayroll
        ? [.. call.Payroll.Periods.Where(p => call.Payroll.RunOf(p) == RunStatus.Approved && p.Overlaps(call.Employment))]
        : [];

    /// <summary>Year-end statements are made when a year is over.</summary>
    private static IEnumerable<int> YearsOf(Call call) =>
        Approved(call).Select(p => p.Year).Distinct().Where(year => year < call.State.Today.Year);

    private static PayrollPeriod Run(Call call) =>
        Guid.TryParse(call.Route["payrollrunId"] as string, out var id)
        && Approved(call).FirstOrDefault(p => PeriodShapes.RunId(call.Payroll, p) == id) is { } period
            ? period
            : throw new NotFoundException();

    private static Result[] Values(Call call, PayrollPeriod period)
    {
        var entered = call.State.Payroll.RecordsOf(call.Id).Where(r => r.Key.PeriodId == period.Id)
            .SelectMany(r => r.Components).GroupBy(c => c.Key).Select(g => (g.Key, Value: g.Sum(c => c.Value.Value)));
        var wages = call.Employment.Wages.LastOrDefault(w => w.StartDate <= period.EndDate) is { IsHourly: false } wage
            ? [(Key: WageComponent, Value: wage.Gross)]
            : Array.Empty<(int Key, decimal Value)>();
        return
        [
            .. wages.Concat(entered.Where(c => wages.Length == 0 || c.Key != WageComponent)).OrderBy(c => c.Key)
                .Select(c => (Component: call.Payroll.Component(period.Year, c.Key), c.Value))
                .Select(c => new Result(
                    new ResultComponent(c.Component.Key, c.Component.Description, c.Component.Category, Column, null), c.Value, 0)),
        ];
    }

    private static decimal? CostIn(Employment employment, PayrollPeriod period)
    {
        if (employment.Wages.LastOrDefault(w => w.StartDate <= period.EndDate) is not { } wage)
        {
            return null;
        }

        var weeks = wage.PeriodType == PeriodType.Month ? WeeksPerMonth : WeeksPerPeriod;
        var fullTime = employment.Hours.LastOrDefault(h => h.StartDate <= period.EndDate)?.FullTimeHours ?? Shift.Usual[0].FullTimeHours;
        return Math.Round((wage.IsHourly ? wage.Gross : wage.Gross / (fullTime * weeks)) * EmployersShare, 2);
    }

    private static PeriodJson PeriodOf(AdministrationPayroll payroll, PayrollPeriod p) =>
        new(p.Year, p.Number, p.StartDate, p.EndDate, payroll.IsTestYear(p.Year));

    private static Answer Document(Call call, string title, IEnumerable<string> lines)
    {
        var person = call.Employer!.EmployeeOf(call.Employment).Name.Formatted;
        return new Answer(200, "application/pdf", Pdf.Of([title, call.Staff.Employer.CompanyName, person, .. lines]));
    }

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record PeriodJson(int Year, int PeriodNumber, DateOnly PeriodStartDate, DateOnly PeriodEndDate, bool TestYear);

    private sealed record ResultComponent(int Key, string Value, Metadata Category, Metadata Column, Metadata? CostsEmployer);

    private sealed record Result(ResultComponent PayrollComponent, decimal Value, decimal ValueSpecialTariff);
}
