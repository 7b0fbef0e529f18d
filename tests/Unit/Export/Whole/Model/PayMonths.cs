using System.Globalization;
using LoketFunctions.Planner;

namespace LoketFunctions.Tests.Export.Whole.Model;

/// <summary>Two months of a few people: what happens in Loket and in the planner, by chance.</summary>
/// <param name="people">As "emp-0" and on in the planner.</param>
/// <param name="units">Of the employer.</param>
internal sealed class PayMonths(IReadOnlyList<Employed> people, IReadOnlyList<Guid> units)
{
    private readonly Dictionary<string, Registration> _registrations = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, (DateOnly Start, DateOnly? End)> _asHired = people.ToDictionary(
        one => one.Id, one => (one.Start, one.End));
    private int _number;

    public static IReadOnlyList<Period> Periods { get; } = [new(3), new(4)];

    public IReadOnlyList<Employed> People => people;

    /// <summary>All that the planner has, also of somebody who is nobody in Loket.</summary>
    public IEnumerable<Registration> Registrations => _registrations.Values;

    public HashSet<Period> Closed { get; } = [];

    public PayReference Wanted(string product, Guid bar, Period period) => new(
        product, bar, Registrations.Where(one => one.EmployeeId != Stranger)
            .Select(one => (one, people[int.Parse(one.EmployeeId[4..], CultureInfo.InvariantCulture)])), period);

    public void Happen(Random random)
    {
        for (var i = random.Next(1, 5); i > 0; i--)
            Register(random);
        if (random.Next(2) == 0)
            Mend(random);
        if (random.Next(2) == 0)
            Change(people[random.Next(people.Count)], random);
        if (random.Next(5) == 0 && Periods[random.Next(Periods.Count)] is var period && !Closed.Remove(period))
            Closed.Add(period);
    }

    private const string Stranger = "emp-9";

    private static DateOnly Day(Random random) => new(2026, random.Next(10) < 7 ? 3 : 4, random.Next(1, 31));

    private void Register(Random random)
    {
        var (person, day) = (random.Next(people.Count), Day(random));
        // In one department a day, so that it does not matter for which of several a day counts.
        var department = ((person + day.Day) % 5) switch
        {
            0 => PayReference.Bar,
            1 => PayReference.Kitchen,
            2 => PayReference.Storage,
            _ => null
        };
        var registration = new Registration
        {
            Id = $"r-{++_number}",
            EmployeeId = random.Next(20) == 0 ? Stranger : $"emp-{person}",
            Date = day,
            Department = department,
            Approved = random.Next(8) > 0,
            Meals = random.Next(10) switch { 0 => 1, 1 => -1, _ => 0 },
            Allowances = random.Next(4) == 0 ? [new Allowance("travel", random.Next(-500, 2000) / 100m)] : [],
        };
        _registrations[registration.Id] = WithHours(registration, random);
    }

    private static Registration WithHours(Registration registration, Random random)
    {
        var component = random.Next(10) switch { < 6 => "worked", < 9 => "evening", _ => PayReference.Pause };
        return random.Next(8) switch
        {
            0 => registration,
            1 => registration with { Hours = -random.Next(1, 400) / 100m, HourComponent = component },
            < 5 => registration with { Hours = random.Next(1, 1200) / 100m, HourComponent = component },
            // Before and after the hour in which the clock changes, also over night; sometimes with a break that cannot be.
            _ => registration with
            {
                Start = new TimeOnly(random.Next(14, 24), random.Next(60)),
                End = new TimeOnly(random.Next(4, 7), random.Next(60)),
                BreakMinutes = random.Next(6) == 0 ? -1 : random.Next(60),
                HourComponent = component,
            },
        };
    }

    /// <summary>One registration is another by now, or gone.</summary>
    private void Mend(Random random)
    {
        var one = _registrations.Values.ElementAt(random.Next(_registrations.Count));
        switch (random.Next(4))
        {
            case 0:
                _registrations.Remove(one.Id);
                break;
            case 1:
                _registrations[one.Id] = one with { Approved = !one.Approved };
                break;
            case 2:
                _registrations[one.Id] = one with { Meals = one.Meals + 1 };
                break;
            default:
                _registrations[one.Id] = WithHours(
                    one with { Start = null, End = null, BreakMinutes = 0, Hours = null, HourComponent = null }, random);
                break;
        }
    }

    /// <summary>The employment is another by now in Loket, from a day on.</summary>
    private void Change(Employed person, Random random)
    {
        switch (random.Next(6))
        {
            case 0 or 1:
                person.Become(Day(random), (Kind)random.Next(4));
                break;
            case 2 or 3:
                person.Move(Day(random), units[random.Next(units.Count)]);
                break;
            case 4:
                (person.Start, person.End) = random.Next(2) == 0
                    ? (Day(random), _asHired[person.Id].End)
                    : (_asHired[person.Id].Start, Day(random));
                break;
            default:
                (person.Start, person.End) = _asHired[person.Id];
                break;
        }
    }
}
