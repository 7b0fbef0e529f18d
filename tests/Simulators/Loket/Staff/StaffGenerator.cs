namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>Makes the staff of an account: realistic, seeded, of any size.</summary>
internal static class StaffGenerator
{
    private const int FirstEmployeeNumber = 1001;
    private const int SwitchSeed = 1000;

    private enum Career
    {
        Current,
        Left,
        LeftAndCameBack,
        TwoJobs,
        StartsLater,
        LeavingSoon,
        NoPayroll,
        LeftAndComesBack,
    }

    /// <summary>How often each career occurs in a hundred; dealt like cards, so that even a small staff has most of them.</summary>
    private static readonly (Career Career, int Count)[] Careers =
    [
        (Career.Current, 58), (Career.Left, 13), (Career.LeftAndCameBack, 11), (Career.TwoJobs, 6), (Career.StartsLater, 4),
        (Career.LeavingSoon, 3), (Career.NoPayroll, 3), (Career.LeftAndComesBack, 2),
    ];

    public static IReadOnlyList<EmployerStaff> Generate(StaffOptions options)
    {
        var dice = new Dice(options.Seed);
        var deck = dice.Shuffle(Careers.SelectMany(c => Enumerable.Repeat(c.Career, c.Count)));
        var employers = Employers(dice, options);
        var number = FirstEmployeeNumber;
        var version = 4_000_000L;
        var switches = new ContractSwitches(new Dice(options.Seed + SwitchSeed), options.Today);
        var staff = new List<EmployerStaff>();
        foreach (var (employer, share) in employers)
        {
            var maker = new EmployerFiller(dice, options.Today, employer);
            for (var i = 0; i < share; i++)
            {
                maker.Add(deck[number % deck.Length], number++);
            }

            staff.Add(employer with
            {
                Employees = maker.Employees,
                Employments = [.. switches.In(employer, maker.Employments).Select(e => e with { Version = version += dice.Between(1, 9) })],
            });
        }

        return WithClashes(staff, options.NumberClashes);
    }

    /// <summary>Numbers are unique over the account, as a planner would like; here and there two employers used the same one.</summary>
    private static List<EmployerStaff> WithClashes(List<EmployerStaff> staff, int clashes)
    {
        for (var e = 1; e < staff.Count && clashes > 0; e++)
        {
            var share = Math.Min(clashes, Math.Min(staff[0].Employees.Count, staff[e].Employees.Count));
            var first = staff[0].Employees;
            staff[e] =
                staff[e] with { Employees = [.. staff[e].Employees.Select((p, i) => i < share ? p with { Number = first[i].Number } : p)] };
            clashes -= share;
        }

        return staff;
    }

    private static List<(EmployerStaff Employer, int Employees)> Employers(Dice dice, StaffOptions options)
    {
        var employers = Math.Max(1, options.Employers);
        var administrations = Math.Max(employers, options.Administrations);
        var maker = new EmployerGenerator(dice, options.Today);
        var result = new List<(EmployerStaff, int)>();
        for (int i = 0, left = options.Employees, venue = 0; i < employers; i++)
        {
            var count = (administrations / employers) + (i < administrations % employers ? 1 : 0);
            var share = i == employers - 1 ? left : (int)((long)options.Employees * count / administrations);
            result.Add((maker.Employer(i, count, options.NonPayrollAdministrations && i % 2 == 0, venue), share));
            left -= share;
            venue += count;
        }

        return result;
    }

    /// <summary>Fills one employer with people and their employments.</summary>
    private sealed class EmployerFiller(Dice dice, DateOnly today, EmployerStaff employer)
    {
        private readonly PersonGenerator _people = new(dice, today);
        private readonly EmploymentGenerator _jobs = new(dice, today);
        private readonly Dictionary<Guid, int> _payrollIds = [];
        private readonly Administration[] _payroll = [.. employer.Administrations.Where(a => a.IsPayroll)];
        private readonly Administration? _nonPayroll = employer.Administrations.FirstOrDefault(a => !a.IsPayroll);

        public List<Employee> Employees { get; } = [];

        public List<Employment> Employments { get; } = [];

        public void Add(Career career, int number)
        {
            // A pupil of fifteen has no earlier job; who came back is grown up.
            var isYoung = career is Career.Current or Career.StartsLater && dice.Chance(0.35);
            var person = _people.Person(employer.Employer.Id, number, isYoung ? 16 : 23, isYoung ? 23 : 64);
            var home = dice.PickEarly(_payroll);
            var ikv = 0;

            void Job(Administration where, DateOnly start, DateOnly? end, DateOnly? first = null)
            {
                _payrollIds[where.Id] = _payrollIds.GetValueOrDefault(where.Id) + 1;
                Employments.Add(_jobs.Employment(employer, where, person, _payrollIds[where.Id], ++ikv, start, end, first));
            }

            var start = Earlier(person, dice.Between(20, isYoung ? 700 : 3000));
            var earlier = today.AddDays(-dice.Between(1200, 3000));
            var earlierEnd = earlier.AddDays(dice.Between(90, 700));
            var recently = today.AddDays(-dice.Between(10, 400));
            var soon = today.AddDays(dice.Between(1, 60));
            switch (career)
            {
                case Career.Left:
                    var left = today.AddDays(-dice.Between(1, 800));
                    Job(home, left.AddDays(-dice.Between(30, 1500)), left);
                    person = dice.Chance(0.01) ? person with { DateOfDeath = left } : person;
                    break;
                case Career.LeftAndCameBack:
                    Job(home, earlier, earlierEnd);
                    Job(home, recently, null, earlier);
                    break;
                case Career.TwoJobs:
                    Job(home, start, null);
                    Job(_payroll[(Array.IndexOf(_payroll, home) + 1) % _payroll.Length], Earlier(person, dice.Between(5, 400)), null);
                    break;
                case Career.StartsLater:
                    Job(home, soon, null);
                    break;
                case Career.LeavingSoon:
                    Job(home, start, today.AddDays(dice.Between(0, 45)));
                    break;
                case Career.NoPayroll:
                    Job(_nonPayroll ?? home, start, null);
                    break;
                case Career.LeftAndComesBack:
                    Job(home, earlier, earlierEnd);
                    Job(home, soon, null, earlier);
                    break;
                default:
                    Job(home, start, null);
                    break;
            }

            Employees.Add(person);
        }

        private DateOnly Earlier(Employee person, int days)
        {
            var start = today.AddDays(-days);
            var fifteen = person.DateOfBirth.AddYears(15);
            return start < fifteen ? fifteen : start;
        }
    }
}
