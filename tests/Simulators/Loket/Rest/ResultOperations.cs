using System.Globalization;
using LoketFunctions.Simulators.Loket.Filters;
using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Payroll;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>What payroll made of everybody: of a period as it stands, and of one run. The user's filter hides nobody here.</summary>
internal static class ResultOperations
{
    private const string Administrations = "/providers/employers/payrolladministrations";

    public static readonly IReadOnlyList<Operation> All =
    [
        List($"{Administrations}/{{payrollAdministrationId}}/payrollperiods/{{payrollPeriodId}}/payrollresults",
            "GetPayrollPeriodResultsByPayrollAdministrationIdAndPayrollPeriodId", OfPeriod),
        List($"{Administrations}/payrollruns/{{payrollrunId}}/results", "GetPayrollRunResultsByPayrollRunId", OfRun),
    ];

    private static Rows OfPeriod(Call call)
    {
        var payroll = call.Payroll;
        var period = payroll.Period(call.RouteNumber("payrollPeriodId"))
            ?? throw new FilterException("De verloningsperiode bestaat niet in deze administratie.");
        string components = call.Query["payrollComponents"].ToString(), set = call.Query["payrollComponentSet"].ToString();
        if (components.Length > 0 && set.Length > 0)
        {
            throw new FilterException("payrollComponents en payrollComponentSet gaan niet samen.");
        }

        // A set is made by the provider; this Loket has none.
        var asked = components.Length > 0 ? Numbers(components) : set.Length > 0 ? [] : null;
        var results = new PayrollResults(payroll).OfPeriod(period);
        return ResultShapes.Of(payroll, asked is null ? results : [.. Only(asked, results)]);
    }

    private static Rows OfRun(Call call)
    {
        var payroll = call.State.PayrollOfRun(call.Id)!;
        return ResultShapes.Of(payroll, new PayrollResults(payroll).OfRun(new PayrollRuns(payroll).Find(call.Id)!));
    }

    /// <summary>The results of those components; who has none of them is left out.</summary>
    private static IEnumerable<EmploymentResult> Only(HashSet<int> asked, IReadOnlyList<EmploymentResult> results) => results
        .Select(r => r with
        {
            Periods = [.. r.Periods.Select(p => p with { Components = [.. p.Components.Where(c => asked.Contains(c.Component))] })],
        })
        .Where(r => r.Periods.Any(p => p.Components.Count > 0));

    private static HashSet<int> Numbers(string text) =>
    [
        .. text.Split(',').Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            ? key
            : throw new FilterException("payrollComponents are whole numbers with commas between them.")),
    ];

    private static Operation List(string template, string activity, Func<Call, Rows> rows) =>
        new(template, activity, false, new ResourceVersion("2018-01-01", rows));
}
