using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Rest;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>What period data may be made of: components, distribution units, and the options per field ("metadata").</summary>
internal static class PayrollListShapes
{
    public static Rows Components(AdministrationPayroll payroll, int year) => Rows.Of([.. payroll.Components(year).Values], c => new
    {
        c.Key,
        c.Description,
        c.Category,
        c.DeductionOrPayment,
        c.CanBeSupplemented,
        c.IsCollectiveMutationPossible,
    });

    public static Rows DistributionUnits(IReadOnlyList<Staff.DistributionUnit> units) =>
        Rows.Of(units, u => new { u.Id, u.Code, u.Description });

    public static Rows Options(AdministrationPayroll payroll, int year) => Rows.Of<FieldOptions, FieldOptions>(
        [
            new("shift", [.. payroll.Administration.Shifts.Select(PeriodDataShapes.Of)]),
            new("payslipType", [.. AdministrationPayroll.PayslipTypes]),
            new("distributionUnit", [.. payroll.DistributionUnits.Select(u => new { Key = u.Id, u.Code, u.Description })]),
            new("costCenter", [.. payroll.Administration.CostCenters]),
            new("costUnit", [.. payroll.Administration.CostUnits]),
            new("payrollComponents.payrollComponent", [.. payroll.Components(
                year).Values.Select(c => new { c.Key, c.Description, c.Category, c.DeductionOrPayment, c.CanBeSupplemented })]),
        ],
        options => options);

    private sealed record FieldOptions(string Field, IReadOnlyList<object> Options);
}
