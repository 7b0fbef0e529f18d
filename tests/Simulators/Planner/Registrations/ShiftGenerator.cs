
namespace LoketFunctions.Simulators.Planner.Registrations;

/// <summary>Makes the shifts of one employee, who mostly works in one department and travels the same way each time.</summary>
internal sealed class ShiftGenerator(Dice dice, RegistrationOptions options)
{
    private const int Quarter = 15;
    private const int DayStart = 8 * 60;

    /// <summary>From eight in the morning until four at night.</summary>
    private const int DayLength = 20 * 60;

    private const int EveningStart = 18 * 60;
    private const decimal EurosPerKilometre = 0.23m;

    /// <summary>Earliest start and longest duration in minutes, the commoner ones first: lunch, evening, day, night.</summary>
    private static readonly (int Start, int Length)[] Kinds = [(11 * 60, 6 * 60), (17 * 60, 8 * 60), (9 * 60, 8 * 60), (21 * 60, 7 * 60)];

    private readonly string _department = dice.PickEarly(RegistrationCodes.Departments);
    private readonly decimal _travel = Math.Round(dice.Between(4, 60) * EurosPerKilometre, 2);

    /// <summary>A shift without ids. <paramref name="part"/> is which of the day's it is, from 0.</summary>
    public Registration Shift(DateOnly day, int part)
    {
        if (dice.Chance(0.01))
            return Blank(day) with { Allowances = [new Allowance(RegistrationCodes.Tips, Euros(500, 4000))] };
        if (dice.Chance(0.02))
            return Blank(day) with { Hours = dice.Between(8, 32) / 4m, HourComponent = RegistrationCodes.Sick };

        var (start, length) = Times(part);
        var rest = length switch { >= 6 * 60 => 30, >= 270 => Quarter, _ => 0 };
        var shift = Blank(day) with
        {
            HourComponent = day.DayOfWeek == DayOfWeek.Sunday ? RegistrationCodes.Sunday
                : start >= EveningStart ? RegistrationCodes.Evening : RegistrationCodes.Worked,
            Meals = length >= 5 * 60 && dice.Chance(0.4) ? 1 : null,
            Allowances = Allowances(),
        };

        // A planner tells times, or decimal hours, or both where the clock cannot change in between.
        var hours = Math.Round((length - rest) / 60m, 2, MidpointRounding.AwayFromZero);
        if (dice.Chance(0.3))
            return shift with { Hours = hours };
        return shift with
        {
            Start = TimeOfDay(start),
            End = TimeOfDay(start + length),
            BreakMinutes = rest == 0 ? null : rest,
            Hours = start + length < 24 * 60 && dice.Chance(0.05) ? hours : null,
        };
    }

    private Registration Blank(DateOnly day) => new()
    {
        Id = string.Empty,
        EmployeeId = string.Empty,
        Date = day,
        Department = Department(),
        Approved = dice.Chance(options.Approved),
    };

    private string? Department() =>
        options.UnmappedDepartment && dice.Chance(0.03) ? RegistrationCodes.UnmappedDepartment
        : dice.Chance(0.1) ? null
        : dice.Chance(0.15) ? dice.PickEarly(RegistrationCodes.Departments)
        : _department;

    /// <summary>Start in minutes of the day and duration in minutes: rostered by the quarter, or as the clock was punched.</summary>
    private (int Start, int Length) Times(int part)
    {
        if (options.PerDay > 1)
        {
            var share = DayLength / options.PerDay;
            var length = Math.Max(Quarter, Math.Min(share, 4 * 60) - (dice.Between(1, 3) * Quarter));
            return (DayStart + (part * share), length);
        }

        var kind = dice.PickEarly(Kinds);
        var (start, longest) = (kind.Start + (dice.Between(0, 4) * Quarter), kind.Length - (dice.Between(0, 8) * Quarter));
        return dice.Chance(0.2) ? (start - dice.Between(0, 9), longest + dice.Between(0, 14)) : (start, longest);
    }

    private Allowance[]? Allowances()
    {
        List<Allowance> allowances = [];
        if (dice.Chance(0.5))
            allowances.Add(new Allowance(RegistrationCodes.Travel, _travel));
        if (dice.Chance(0.1))
            allowances.Add(new Allowance(RegistrationCodes.Tips, Euros(200, 3500)));
        return allowances is [] ? null : [.. allowances];
    }

    private decimal Euros(int lowCents, int highCents) => dice.Between(lowCents, highCents) / 100m;

    private static TimeOnly TimeOfDay(int minutes) => new TimeOnly(0, 0).AddMinutes(minutes);
}
