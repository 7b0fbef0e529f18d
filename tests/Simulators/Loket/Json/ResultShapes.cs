using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>Results of payroll (loonoutput), by employment, period, payslip and component.</summary>
internal static class ResultShapes
{
    private static readonly Metadata Column = new(3, "Loon in geld");

    public static Rows Of(AdministrationPayroll payroll, IReadOnlyList<EmploymentResult> results) => Rows.Of(
        results,
        r => new
        {
            EmploymentId = r.Employment.Id,
            PayrollPeriods = r.Periods.Select(p => new
            {
                PayrollPeriod = PeriodOf(payroll, p.Period),
                PayslipTypes = p.Components.GroupBy(c => c.PayslipType).Select(slip => new
                {
                    PayslipType = AdministrationPayroll.PayslipTypes.First(t => t.Key == slip.Key),
                    PayrollComponentResults = slip.Select(c => Value(payroll.Component(p.Period.Year, c.Component), c)).ToArray(),
                }).ToArray(),
            }).ToArray(),
        });

    internal static PeriodJson PeriodOf(AdministrationPayroll payroll, PayrollPeriod p) =>
        new(p.Year, p.Number, p.StartDate, p.EndDate, payroll.IsTestYear(p.Year));

    /// <summary>Only an ordinary payslip has values at the ordinary rate, says the document.</summary>
    private static object Value(PayrollComponent component, ComponentResult result)
    {
        var isOrdinary = result.PayslipType == AdministrationPayroll.PayslipTypes[0].Key;
        return new
        {
            PayrollComponent = new
            {
                component.Key,
                Value = component.Description,
                component.Category,
                Column,
                CostsEmployer = (Metadata?)null,
            },
            Value = isOrdinary ? result.Value : 0,
            ValueSpecialTariff = isOrdinary ? 0 : result.Value,
        };
    }

    internal sealed record PeriodJson(int Year, int PeriodNumber, DateOnly PeriodStartDate, DateOnly PeriodEndDate, bool TestYear);
}
