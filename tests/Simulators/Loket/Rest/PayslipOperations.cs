using LoketFunctions.Simulators.Loket.Json;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>What payroll made of an employment.</summary>
internal static class PayslipOperations
{
    private const string V2018 = "2018-01-01";
    private const string Employment = "/providers/employers/employees/employments/{employmentId}";

    public static readonly IReadOnlyList<Operation> All =
    [
        List($"{Employment}/payslips", "GetPayslipsByEmploymentId", PayslipShapes.List),
        List($"{Employment}/payslips/{{payrollrunId}}", "GetPayslipsByEmploymentIdAndPayrollRunId", PayslipShapes.Results) with
        {
            IsSingle = true,
            Pdf = PayslipShapes.Payslip,
        },
        List($"{Employment}/yearendstatements", "GetYearEndStatementsByEmploymentId", PayslipShapes.Years),
        new($"{Employment}/yearendstatements/{{year}}", "GetYearEndStatementForYearByEmploymentId", true)
        {
            Pdf = PayslipShapes.YearEndStatement,
        },
        List($"{Employment}/costperhour", "GetCostPerHourByEmploymentId", PayslipShapes.CostsPerHour),
    ];

    private static Operation List(string template, string activity, Func<Call, Rows> rows) =>
        new(template, activity, false, new ResourceVersion(V2018, rows));
}
