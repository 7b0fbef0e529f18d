using LoketFunctions.Simulators.Loket.Filters;
using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>The payroll side. Names of activities that the document lacks are ours, in its manner.</summary>
internal static class PayrollOperations
{
    private const string V2018 = "2018-01-01";
    private const string Administration = "/providers/employers/payrolladministrations/{payrollAdministrationId}";
    private const string PeriodData = "/providers/employers/employees/employments/{employmentId}/payrollperioddata";

    public static readonly IReadOnlyList<Operation> All =
    [
        List("/providers/employers/{employerId}/distributionunits", "GetDistributionUnitsByEmployerId",
            c => PayrollListShapes.DistributionUnits(c.Staff.DistributionUnits)),
        List($"{Administration}/payrollcomponents/year/{{year}}", "GetPayrollComponentsByPayrollAdministrationIdAndYear",
            c => PayrollListShapes.Components(c.Payroll, c.RouteNumber("year"))) with { TellsVersion = false },
        List($"{Administration}/payrollperiods", "GetPayrollPeriodsByPayrollAdministrationId", c => PeriodShapes.Periods(c.Payroll)),
        List($"{Administration}/payrollperiods/minimized", "GetPayrollPeriodsMinimizedByPayrollAdministrationId",
            c => PeriodShapes.Minimized(c.Payroll)),
        List($"{Administration}/payrollruns", "GetPayrollRunsByPayrollAdministrationId", c => PeriodShapes.Runs(c.Payroll)),
        List($"{Administration}/payrollPeriods/{{payrollPeriodId}}/payrollperioddata",
            "GetPayrollPeriodDataByPayrollAdministrationIdAndPayrollPeriodId", OfPeriod),
        List(PeriodData, "GetPayrollPeriodDataByEmploymentId", c => new PeriodDataShapes(c.Payroll).OfEmployment(c.Employment)),
        List($"{PeriodData}/defaults", "GetPayrollPeriodDataDefaultsByEmploymentId",
            c => new PeriodDataShapes(c.Payroll).Defaults(c.Employment)) with { IsSingle = true },
        List($"{PeriodData}/metadata", "GetPayrollPeriodDataMetadataByEmploymentId",
            c => PayrollListShapes.Options(c.Payroll, c.State.Today.Year)),
        List($"{PeriodData}/metadata/year/{{year}}/period/{{periodNumber}}",
            "GetPayrollPeriodDataMetadataByEmploymentIdAndYearAndPeriodNumber", OptionsOfPeriod),
        Write(HttpMethod.Patch, PeriodData, "PatchPayrollPeriodDataByEmploymentId", PeriodDataWrites.PatchEmployment),
        Write(HttpMethod.Patch, "/providers/employers/{employerId}/payrollperioddata", "PatchCollectivePayrollPeriodDataByEmployerId",
            PeriodDataWrites.PatchEmployer),
        Write(HttpMethod.Post, $"{Administration}/periodreadyforpayroll", "PostPeriodReadyForPayrollByPayrollAdministrationId",
            PeriodDataWrites.TellReady),
    ];

    private static Rows OptionsOfPeriod(Call call)
    {
        var payroll = call.Payroll;
        return payroll.Periods.Any(p => p.Year == call.RouteNumber("year") && p.Number == call.RouteNumber("periodNumber"))
            ? PayrollListShapes.Options(payroll, call.RouteNumber("year"))
            : throw new FilterException("De verloningsperiode bestaat niet in deze administratie.");
    }

    /// <summary>
    /// The records of a period: exactly one of set, category and component says which components. The user's filter hides people.
    /// </summary>
    private static Rows OfPeriod(Call call)
    {
        var payroll = call.Payroll;
        var period = payroll.Period(call.RouteNumber("payrollPeriodId"))
            ?? throw new FilterException("De verloningsperiode bestaat niet in deze administratie.");
        var payslipType = call.QueryNumber("payslipType") ?? throw new FilterException("payslipType is verplicht.");
        int? category = call.QueryNumber("payrollComponentCategory"), component = call.QueryNumber("payrollComponentId");
        var set = call.Query["payrollComponentSet"].ToString();
        if (new[] { category is not null, component is not null, set.Length > 0 }.Count(given => given) != 1)
        {
            throw new FilterException("Geef precies een van payrollComponentSet, payrollComponentCategory en payrollComponentId op.");
        }

        // A set is made by the provider; this Loket has none.
        return new PeriodDataShapes(payroll).OfPeriod(
            period, payslipType, c => c.Category.Key == category || c.Key == component,
            [.. call.Employments(FilterReach.EmploymentLists).Where(e => e.AdministrationId == payroll.Administration.Id)]);
    }

    private static Operation List(string template, string activity, Func<Call, Rows> rows) =>
        new(template, activity, false, new ResourceVersion(V2018, rows));

    private static Operation Write(HttpMethod method, string template, string activity, Func<Call, Answer> write) =>
        new(template, activity, false, new ResourceVersion(V2018, _ => Rows.None)) { Method = method, Write = write };
}
