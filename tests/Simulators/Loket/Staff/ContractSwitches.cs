namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>
/// Lets some people on a zero-hour contract go over to fixed hours within the current payroll period: their employment ends, and a
/// new one with its own payroll number follows the next day.
/// </summary>
internal sealed class ContractSwitches(Dice dice, DateOnly today)
{
    private const int OneIn = 12;
    private const int DaysIntoPeriod = 9;

    /// <summary>The employments with the switches made: in every administration that has somebody to whom it can happen.</summary>
    public IReadOnlyList<Employment> In(EmployerStaff employer, IReadOnlyList<Employment> employments)
    {
        var jobs = employments.ToLookup(e => e.EmployeeId);
        var result = employments.ToDictionary(e => e.Id);
        foreach (var administration in employer.Administrations.Where(a => a.IsPayroll))
        {
            Employment[] here = [.. employments.Where(e => e.AdministrationId == administration.Id)];
            var payrollId = here.Select(e => e.PayrollId).DefaultIfEmpty().Max();
            var period = PayrollCalendar.Around(administration.PeriodType!.Value, today).First(p => p.Holds(today));
            var lastDay = period.StartDate.AddDays(DaysIntoPeriod);
            foreach (var employment in here.Where(e => CanSwitch(e, period) && jobs[e.EmployeeId].Count() == 1)
                .Where((_, i) => i % OneIn == 0))
            {
                var next = Fixed(employment, ++payrollId, lastDay.AddDays(1));
                result[employment.Id] = Ended(employment, lastDay);
                result.Add(next.Id, next);
            }
        }

        return [.. result.Values];
    }

    private static bool CanSwitch(Employment e, PayrollPeriod period) =>
        e.IsOnCall && e.EndDate is null && e.StartDate < period.StartDate && e.Wages.Count > 0;

    private static Employment Ended(Employment e, DateOnly lastDay) => e with
    {
        EndDate = lastDay,
        Contract = new ContractTerm(lastDay, [], null),
        Wages = Until(e.Wages, lastDay),
        Hours = Until(e.Hours, lastDay),
        Organization = Until(e.Organization, lastDay),
    };

    private Employment Fixed(Employment e, int payrollId, DateOnly start) => e with
    {
        Id = dice.Id(),
        PayrollId = payrollId,
        IncomeRelationshipNumber = e.IncomeRelationshipNumber + 1,
        StartDate = start,
        HistoricalStartDate = e.StartDate,
        Contract = new ContractTerm(start.AddMonths(7).AddDays(-1), [], null),
        IsOnCall = false,
        HasAppearanceObligation = null,
        Wages = [e.Wages.Last(w => w.StartDate < start) with { Id = dice.Id(), StartDate = start }],
        Hours = [new WorkingHours(dice.Id(), start, 1, 38, dice.Between(20, 36), null, null, null, null)],
        Organization = [e.Organization.Last(o => o.StartDate < start) with { Id = dice.Id(), StartDate = start }],
    };

    private static IReadOnlyList<T> Until<T>(IReadOnlyList<T> chain, DateOnly lastDay)
        where T : IChainLink => [.. chain.Where(link => link.StartDate <= lastDay)];
}
