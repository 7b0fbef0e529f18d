using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>What payroll made of one component.</summary>
/// <param name="Value">With two decimals.</param>
internal sealed record ComponentResult(int PayslipType, int Component, decimal Value);

/// <summary>The results of an employment in a period.</summary>
internal sealed record PeriodResult(PayrollPeriod Period, IReadOnlyList<ComponentResult> Components);

/// <summary>The results of an employment; of a run those of several periods.</summary>
internal sealed record EmploymentResult(Employment Employment, IReadOnlyList<PeriodResult> Periods);

/// <summary>
/// Results (loonoutput) of approved runs. No pay is computed, but figures are made that follow from what is there: hours are those of the
/// period data or else of the contract, the wage is that of the period or goes by those hours, and of it, with 8% of holiday allowance
/// (vakantiebijslag), is the pensionable wage.
/// </summary>
internal sealed class PayrollResults(AdministrationPayroll payroll)
{
    private const decimal WithHolidayAllowance = 1.08m;
    private const decimal WeeksPerMonth = 52m / 12;
    private const int WeeksPerPeriod = 4;
    private static readonly int Ordinary = AdministrationPayroll.PayslipTypes[0].Key;
    private readonly PayrollRuns _runs = new(payroll);

    public static decimal WeeksIn(PeriodType period) => period == PeriodType.Month ? WeeksPerMonth : WeeksPerPeriod;

    /// <summary>As they stand now; none without an approved run.</summary>
    public IReadOnlyList<EmploymentResult> OfPeriod(PayrollPeriod period) => payroll.RunOf(period) == RunStatus.Approved
        ? Of(_ => [period], _runs.Corrections)
        : [];

    /// <summary>
    /// As they were after the run. The own run of a period is of everybody in it; what came later is of those whose results changed.
    /// </summary>
    public IReadOnlyList<EmploymentResult> OfRun(PayrollRun run)
    {
        if (!run.IsApproved)
        {
            return [];
        }

        if (run.Correction is not { } correction)
        {
            return Of(_ => [run.Period], []);
        }

        var known = _runs.Corrections.TakeWhile(c => c != correction).Append(correction).ToArray();
        PayrollPeriod[] both = [.. new[] { payroll.Period(correction.ChangedPeriodId)!, run.Period }.Distinct()];
        PayrollPeriod[] others = run.Number == PayrollRuns.Own ? [run.Period] : [];
        return Of(e => correction.Employments.Contains(e.Id) ? both : others, known);
    }

    /// <summary>Of one employment, as the period's own run made them.</summary>
    public IReadOnlyList<ComponentResult> Of(Employment employment, PayrollPeriod period) => Of(employment, period, []);

    private IReadOnlyList<EmploymentResult> Of(
        Func<Employment, PayrollPeriod[]> periodsOf, IReadOnlyList<CorrectionRun> corrections) =>
    [
        .. payroll.Employments.Where(e => !payroll.State.Payroll.WithoutResults.Contains(e.Id))
            .Select(e => new EmploymentResult(
                e, [.. periodsOf(e).Where(p => p.Overlaps(e)).Select(p => new PeriodResult(p, Of(e, p, corrections)))]))
            .Where(r => r.Periods.Count > 0),
    ];

    private ComponentResult[] Of(Employment employment, PayrollPeriod period, IReadOnlyList<CorrectionRun> corrections)
    {
        var entered = payroll.State.Payroll.RecordsOf(employment.Id).Where(r => r.Key.PeriodId == period.Id)
            .SelectMany(r => r.Components.Select(c => (r.Key.PayslipType, Component: c.Key, c.Value.Value)))
            .GroupBy(c => (c.PayslipType, c.Component))
            .ToDictionary(g => g.Key, g => g.Sum(c => c.Value));
        decimal? Entered(int component) => entered.TryGetValue((Ordinary, component), out var value) ? value : null;

        var hours = Rounded(Entered(ComponentLists.HoursWorked) ?? ContractHours(employment, period));
        var wage = employment.Wages.LastOrDefault(w => w.StartDate <= period.EndDate) switch
        {
            { IsHourly: false } ofPeriod => ofPeriod.Gross,
            { } hourly => hourly.Gross * hours,
            null => Entered(ComponentLists.GrossWage),
        };
        var more = corrections.Where(c => c.ChangedPeriodId == period.Id && c.Employments.Contains(employment.Id)).Sum(c => c.Amount);
        var made = new (int Component, decimal? Value)[]
        {
            (ComponentLists.HoursWorked, hours),
            (ComponentLists.GrossWage, Rounded(wage)),
            (ComponentLists.PensionableWage, Rounded(Rounded(wage) * WithHolidayAllowance) + more),
        };
        foreach (var (component, value) in made.Where(m => m.Value is not null))
        {
            entered[(Ordinary, component)] = value!.Value;
        }

        return
        [
            .. entered.OrderBy(e => e.Key).Select(e => new ComponentResult(e.Key.PayslipType, e.Key.Component, Rounded(e.Value)!.Value)),
        ];
    }

    private decimal? ContractHours(Employment employment, PayrollPeriod period) =>
        employment.Hours.LastOrDefault(h => h.StartDate <= period.EndDate) is { } hours
            ? (hours.Aggregated ?? hours.AverageHours ?? 0) * WeeksIn(payroll.Administration.PeriodType!.Value)
            : null;

    private static decimal? Rounded(decimal? value) =>
        value is { } known ? Math.Round(known, 2, MidpointRounding.AwayFromZero) : null;
}
