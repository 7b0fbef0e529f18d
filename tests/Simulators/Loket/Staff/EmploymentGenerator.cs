namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>Makes employments with their contract and their chains of wages, hours and places in the organisation.</summary>
internal sealed class EmploymentGenerator(Dice dice, DateOnly today)
{
    private enum Kind
    {
        OnCall,
        MinimumHours,
        PartTime,
        FullTime,
        Director,
    }

    public Employment Employment(
        EmployerStaff employer, Administration administration, Employee employee, int payrollId, int incomeRelationshipNumber,
        DateOnly start, DateOnly? end, DateOnly? historicalStart)
    {
        var kind = dice.PickEarly(new[] { Kind.PartTime, Kind.OnCall, Kind.FullTime, Kind.MinimumHours });
        kind = dice.Chance(0.01) ? Kind.Director : kind;
        return new Employment(
            dice.Id(), employer.Employer.Id, employee.Id, administration.Id, payrollId, incomeRelationshipNumber, start, end,
            historicalStart,
            kind == Kind.Director ? new ContractTerm(null, [], start) : Contract(start, end),
            kind == Kind.OnCall, kind == Kind.OnCall && dice.Chance(0.8) ? dice.Chance(0.3) : null, kind == Kind.Director,
            administration.PeriodType is { } period && !dice.Chance(0.02) ? Wages(kind, period, employee, start, end) : [],
            administration.IsPayroll || dice.Chance(0.5) ? Hours(kind, start, end) : [],
            Organization(employer, administration, start, end),
            0);
    }

    public Wage Wage(DateOnly start, decimal hourly, bool isHourly, PeriodType period) => new(
        dice.Id(), start, Math.Round(isHourly ? hourly : hourly * 38 * (period == PeriodType.Month ? 52m / 12 : 4), 2), isHourly,
        IsFullTime: isHourly || dice.Chance(0.9), period,
        isHourly && hourly > 14 ? dice.Maybe(0.3, () => Lists.PayScale) : null, null);

    /// <summary>Fixed terms of half a year to a year, at most three, then open-ended; a few were simply forgotten.</summary>
    private ContractTerm Contract(DateOnly start, DateOnly? end)
    {
        var last = end ?? today;
        if (dice.Chance(0.3))
        {
            return new ContractTerm(null, [], start);
        }

        List<DateOnly> terms = [start.AddMonths(dice.Pick(new[] { 6, 7, 12 })).AddDays(-1)];
        while (terms[^1] < last && terms.Count < 3)
        {
            terms.Add(terms[^1].AddMonths(dice.Pick(new[] { 6, 8, 12 })));
        }

        return terms[^1] < last && !dice.Chance(0.05)
            ? new ContractTerm(null, terms, terms[^1].AddDays(1))
            : new ContractTerm(terms[^1], terms[..^1], null);
    }

    private List<Wage> Wages(Kind kind, PeriodType period, Employee employee, DateOnly start, DateOnly? end)
    {
        var isHourly = kind is Kind.OnCall or Kind.MinimumHours || (kind == Kind.PartTime && dice.Chance(0.6));
        var age = start.Year - employee.DateOfBirth.Year;
        var hourly = kind == Kind.Director ? 38.50m : age < 18 ? 6.20m : age < 21 ? 10.10m : 14.40m + (dice.Between(0, 800) / 100m);
        List<Wage> wages = [Wage(start, hourly, isHourly, period)];
        foreach (var raise in RaiseDays().Where(d => d > start && !(end < d)))
        {
            hourly = Math.Round(hourly * 1.02m, 2);
            wages.Add(Wage(raise, hourly, isHourly, period));
        }

        return wages;
    }

    /// <summary>The legal minimum wage moves each January and July; a few raises to come are already entered.</summary>
    private DateOnly[] RaiseDays()
    {
        var latest = new DateOnly(today.Year, today.Month >= 7 ? 7 : 1, 1);
        var days = new[] { latest.AddMonths(-6), latest, latest.AddMonths(6) };
        return [.. days.Where((_, i) => i switch { 0 => dice.Chance(0.6), 1 => dice.Chance(0.8), _ => dice.Chance(0.04) })];
    }

    private List<WorkingHours> Hours(Kind kind, DateOnly start, DateOnly? end)
    {
        List<WorkingHours> hours = [HoursFrom(kind, start)];
        var change = start.AddMonths(dice.Between(4, 30));
        if (dice.Chance(0.2) && change <= today && !(end < change))
        {
            hours.Add(HoursFrom(kind, change));
        }

        return hours;
    }

    private WorkingHours HoursFrom(Kind kind, DateOnly start)
    {
        var fullTime = dice.Chance(0.8) ? 38m : 40m;
        var perWeek = kind switch
        {
            Kind.PartTime => dice.Between(16, 64) / 2m,
            Kind.MinimumHours => dice.Between(4, 12),
            _ => fullTime,
        };
        var pattern = kind is Kind.PartTime or Kind.FullTime && dice.Chance(0.6);
        return new WorkingHours(
            dice.Id(), start, ShiftNumber(fullTime, dice.Chance(0.9) ? 0 : 12), fullTime,
            kind is Kind.PartTime or Kind.MinimumHours ? perWeek : null,
            kind switch { Kind.OnCall => dice.Between(0, 24), Kind.MinimumHours => perWeek + dice.Between(0, 10), _ => null },
            kind switch { Kind.OnCall => Lists.ZeroHours, Kind.MinimumHours => Lists.MinimumHours, _ => null },
            pattern ? Pattern(perWeek) : null, pattern ? Pattern(dice.Chance(0.7) ? perWeek : Math.Max(4, perWeek - 4)) : null);
    }

    private static int ShiftNumber(decimal fullTimeHours, decimal bonus) =>
        Shift.Usual.First(s => s.FullTimeHours == fullTimeHours && s.BonusPercentage == bonus).Number;

    /// <summary>Days of eight hours (the last one shorter) until the week is full.</summary>
    private Week Pattern(decimal hours)
    {
        var days = new decimal[7];
        foreach (var day in dice.Shuffle(Enumerable.Range(0, 7)))
        {
            days[day] = Math.Min(8, hours);
            hours -= days[day];
        }

        return new Week(days[0], days[1], days[2], days[3], days[4], days[5], days[6]);
    }

    private List<OrganizationalEntity> Organization(EmployerStaff employer, Administration administration, DateOnly start, DateOnly? end)
    {
        List<OrganizationalEntity> places = [Place(employer, administration, start)];
        var move = start.AddMonths(dice.Between(3, 24));
        if (dice.Chance(0.15) && move <= today && !(end < move))
        {
            places.Add(Place(employer, administration, move));
        }

        return places;
    }

    private OrganizationalEntity Place(EmployerStaff employer, Administration administration, DateOnly start) => new(
        dice.Id(), start, dice.PickEarly(employer.Departments), dice.PickEarly(employer.Functions),
        dice.Chance(0.3)
            ? employer.DistributionUnits[0]
            : employer.DistributionUnits.First(u => string.Equals(u.Description, administration.Name, StringComparison.Ordinal)),
        dice.Maybe(0.05, () => "Medewerker allround"), dice.Maybe(0.2, () => dice.Pick(Words.Cities).Name));
}
