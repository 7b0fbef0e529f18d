using System.Globalization;

namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>Makes employers with their administrations, departments, functions and distribution units, still without people.</summary>
internal sealed class EmployerGenerator(Dice dice, DateOnly today)
{
    private int _clientNumber = 20_000;

    public EmployerStaff Employer(int index, int payrollAdministrations, bool withNonPayroll, int venueOffset)
    {
        var people = new PersonGenerator(dice, today);
        var name = Numbered(Words.Groups, index) + (index % 3 == 2 ? "" : " B.V.");
        var contact = people.Name(dice.Chance(0.5));
        var city = dice.Pick(Words.Cities);
        var employer = new Employer(
            dice.Id(), 1_106_600 + index, name, dice.Digits(8), $"{contact.Initials} {contact.LastName}",
            $"{city.Area}-{dice.Digits(10 - city.Area.Length)}",
            $"info@groep{index.ToString(CultureInfo.InvariantCulture)}.example",
            $"https://www.groep{index.ToString(CultureInfo.InvariantCulture)}.example",
            people.DutchAddress(city), $"SR{index.ToString(CultureInfo.InvariantCulture)}");

        var administrations = new List<Administration>();
        for (var i = 0; i < payrollAdministrations; i++)
        {
            // Every fourth administration is paid per four weeks; the first is monthly.
            var period = i % 4 == 1 ? PeriodType.FourWeeks : PeriodType.Month;
            administrations.Add(WithLists(Payroll(employer.Id, Numbered(Words.Venues, venueOffset + i), period), i));
        }

        if (withNonPayroll)
        {
            administrations.Add(new Administration(
                dice.Id(), employer.Id, "Zzp'ers en vrijwilligers", "Zonder verloning", Opening(), null, null, null, null));
        }

        return new EmployerStaff(
            employer, administrations, Departments(),
            [.. Words.Functions.Select(f => new JobFunction(dice.Id(), f.Name, f.Group))],
            [.. administrations.Select(a => a.Name).Prepend("Algemeen").Select((n, i) => new DistributionUnit(dice.Id(), i + 1, n))],
            [], []);
    }

    private Administration Payroll(Guid employerId, string venue, PeriodType period)
    {
        _clientNumber += dice.Between(1, 40);
        return new Administration(
            dice.Id(), employerId, venue, venue.Length <= 24 ? venue : venue[(venue.IndexOf(' ', StringComparison.Ordinal) + 1)..],
            Opening(), null,
            _clientNumber, period, $"{Checked(dice.Digits(9))}L{dice.Between(1, 99).ToString("00", CultureInfo.InvariantCulture)}");
    }

    /// <summary>Nine digits that pass the tax office's eleven test, after the first eight of these.</summary>
    private static string Checked(string digits)
    {
        for (var number = int.Parse(digits[..8], CultureInfo.InvariantCulture); ; number++)
        {
            var text = number.ToString("00000000", CultureInfo.InvariantCulture);
            var check = text.Select((digit, index) => (digit - '0') * (9 - index)).Sum() % 11;
            if (check < 10)
                return $"{text}{check}";
        }
    }

    /// <summary>Every second administration books on cost centres, and knows a night shift.</summary>
    private static Administration WithLists(Administration administration, int index) => index % 2 == 0
        ? administration with { Shifts = Shift.Usual }
        : administration with { Shifts = [.. Shift.Usual, Shift.Night], CostCenters = Words.CostCenters, CostUnits = Words.CostUnits };

    private DateOnly Opening() => new(today.Year - dice.Between(12, 20), 1, 1);

    private List<Department> Departments()
    {
        var all = Words.Departments.Select((name, i) => new Department(dice.Id(), (i + 1) * 10, name, null)).ToList();
        var bar = all.FindIndex(d => string.Equals(d.Description, "Bar", StringComparison.Ordinal));
        all[bar] = all[bar] with { ParentId = all[1].Id };
        return all;
    }

    private static string Numbered(string[] names, int index) => index < names.Length
        ? names[index]
        : $"{names[index % names.Length]} {((index / names.Length) + 1).ToString(CultureInfo.InvariantCulture)}";
}
