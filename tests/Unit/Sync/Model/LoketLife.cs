using LoketFunctions.Simulators;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sync.Model;

/// <summary>
/// What salary administrators do in Loket in a day, by chance. Every person has an own day of birth, whatever records there are of
/// the person.
/// </summary>
/// <param name="jobsInOneAdministration">Nobody works in two administrations of an employer at once.</param>
internal sealed class LoketLife(SimulatedLoket loket, bool jobsInOneAdministration)
{
    private int _people;
    private int _payrollId;

    private LoketState State => loket.Database.State;

    private DateOnly Today => State.Today;

    private IEnumerable<Employee> People => State.Employers.SelectMany(employer => employer.Staff.Employees);

    private IEnumerable<Employment> Jobs => State.Employers.SelectMany(employer => employer.Staff.Employments);

    /// <summary>Whom nothing happens to while the record cannot be read.</summary>
    public HashSet<Guid> Odd { get; } = [];

    /// <summary>The department whose people the Loket user's filter hides at the first employer.</summary>
    public Guid? HiddenDepartment { get; set; }

    public bool IsHidden(Employment job) => HiddenDepartment is { } hidden && job.EmployerId == State.Employers[0].Id
        && (job.Organization.LastOrDefault(place => place.StartDate <= Today) ?? job.Organization[0]).Department.Id == hidden;

    /// <summary>A new person, who may have begun, begin today, or begin later.</summary>
    public Employee Hire(Dice dice)
    {
        var employer = dice.Pick(State.Employers).Staff;
        var person = new PersonGenerator(dice, Today).Person(employer.Employer.Id, 1000 + ++_people, 20, 60);
        person = person with { DateOfBirth = new DateOnly(1980, 1, 1).AddDays(37 * _people) };
        Add(person, NewJob(dice, person, dice.Pick(employer.Administrations), dice.Pick(new[] { -40, -3, 0, 0, 3, 10, 70 })));
        return person;
    }

    /// <summary>The same person under a record of its own: hired again, or by the other employer.</summary>
    public void HireAgain(Dice dice)
    {
        if (Pick(dice, People) is not { } old)
            return;
        var employer = dice.Pick(State.Employers).Staff;
        var person = old with { Id = dice.Id(), EmployerId = employer.Employer.Id, Number = 1000 + ++_people };
        Add(person, NewJob(dice, person, dice.Pick(employer.Administrations), dice.Pick(new[] { 0, 0, 5 })));
    }

    /// <summary>Another employment of the same record: after the last one, or beside it.</summary>
    public void SecondJob(Dice dice)
    {
        if (Pick(dice, People.Where(person => !Odd.Contains(person.Id))) is not { } person)
            return;
        var employer = State.Employer(person.EmployerId)!;
        var his = employer.EmploymentsOf(person.Id).ToList();
        var where = jobsInOneAdministration && his.Count > 0
            ? employer.Administration(his[0].AdministrationId)!
            : dice.Pick(employer.Staff.Administrations);
        var job = NewJob(dice, person, where, dice.Pick(new[] { 0, 1, 20, 65 }));
        Change(edit => edit.Save(job));
    }

    public void Leave(Dice dice) => OfJob(dice, job => job.EndDate is null, job => job with
    {
        EndDate = Later(job.StartDate, Today.AddDays(dice.Pick(new[] { -8, -1, 0, 3, 15 }))),
    });

    public void Wage(Dice dice) => OfJob(dice, job => job.Wages.Count > 0, job => job with
    {
        Wages = DateChain.Append(job.Wages, job.Wages[^1] with
        {
            Id = dice.Id(),
            StartDate = FromDay(dice, job),
            Gross = dice.Between(1300, 2400) / 100m,
            IsHourly = !dice.Chance(0.2),
        }),
    });

    public void Hours(Dice dice) => OfJob(dice, job => job.Hours.Count > 0, job => job with
    {
        Hours = DateChain.Append(job.Hours, job.Hours[^1] with
        {
            Id = dice.Id(),
            StartDate = FromDay(dice, job),
            DeviatingHours = dice.Between(8, 72) / 2m,
            OddWeeks = null,
            EvenWeeks = null,
            FlexibleContract = dice.Chance(0.2) ? Lists.ZeroHours : null,
        }),
    });

    public void Place(Dice dice) => OfJob(dice, job => !IsHidden(job), job =>
    {
        var staff = State.Employer(job.EmployerId)!.Staff;
        return job with
        {
            Organization = DateChain.Append(job.Organization, job.Organization[^1] with
            {
                Id = dice.Id(),
                StartDate = FromDay(dice, job),
                Department = dice.Pick(staff.Departments.Where(one => one.Id != HiddenDepartment).ToList()),
                DistributionUnit = dice.Pick(staff.DistributionUnits),
            }),
        };
    });

    /// <summary>The contract runs out on another day, or no more.</summary>
    public void Contract(Dice dice) => OfJob(dice, _ => true, job => job with
    {
        Contract = new ContractTerm(dice.Chance(0.4) ? null : Today.AddDays(dice.Between(10, 300)), [], null),
    });

    /// <summary>A marriage, which every record of the person has; which name is used changes.</summary>
    public void Name(Dice dice)
    {
        if (Pick(dice, People) is not { } one)
            return;
        var (prefix, partner) = one.Name.LastNamePartner is { } known ? (one.Name.PrefixPartner, known) : dice.Pick(Words.Surnames);
        var format = dice.Pick(Enum.GetValues<NameFormat>());
        foreach (var person in People.Where(person => person.DateOfBirth == one.DateOfBirth).ToList())
            Change(edit =>
                edit.Save(person with { Name = person.Name with { PrefixPartner = prefix, LastNamePartner = partner, Format = format } }));
    }

    public void Details(Dice dice)
    {
        if (Pick(dice, People.Where(person => person.Address is not null)) is not { } person)
            return;
        var people = new PersonGenerator(dice, Today);
        Change(edit => edit.Save(dice.Between(0, 4) switch
        {
            0 => person with { Address = people.DutchAddress(dice.Pick(Words.Cities)) },
            1 => person with { Contact = person.Contact with { MobilePhoneNumber = people.Mobile() } },
            2 => person with
            {
                Contact =
                person.Contact with { EmailAddress = dice.Chance(0.4) ? null : $"p{dice.Digits(6)}@staff.example" }
            },
            3 => person with { PlaceOfBirth = dice.Chance(0.3) ? null : dice.Pick(Words.Cities).Name },
            _ => person with
            {
                Contact =
                person.Contact with { MobilePhoneNumber = null, PhoneNumber = dice.Chance(0.5) ? null : dice.Digits(10) }
            },
        }));
    }

    /// <summary>A record becomes one that cannot be read, or can be again.</summary>
    public void Spoil(Dice dice)
    {
        if (Pick(dice, People) is not { } person)
            return;
        if (!Odd.Remove(person.Id))
            Odd.Add(person.Id);
        Change(edit => edit.Save(person));
    }

    /// <summary>An employment was entered by mistake, and is taken away.</summary>
    public void Remove(Dice dice)
    {
        if (HiddenDepartment is null && Pick(dice, Jobs.Where(job => !Odd.Contains(job.EmployeeId))) is { } job)
            loket.Database.Remove(job.Id);
    }

    private Employment NewJob(Dice dice, Employee person, Administration where, int inDays)
    {
        var employer = State.Employer(person.EmployerId)!.Staff;
        var job = new EmploymentGenerator(dice, Today).Employment(
            employer, where, person, ++_payrollId, 1, Today.AddDays(inDays), null, null);
        var shown = employer.Departments.Where(one => one.Id != HiddenDepartment).ToList();
        return job with { Organization = [job.Organization[0] with { Department = dice.Pick(shown) }] };
    }

    private void Add(Employee person, Employment job) => Change(edit => edit.Add(person, job));

    private void OfJob(Dice dice, Func<Employment, bool> isFit, Func<Employment, Employment> change)
    {
        if (Pick(dice, Jobs.Where(job => !job.HasEndedBy(Today) && isFit(job))) is { } job)
            Change(edit => edit.Save(change(job)));
    }

    /// <summary>Back-dated, from today, or from a day to come.</summary>
    private DateOnly FromDay(Dice dice, Employment job) => Later(job.StartDate, Today.AddDays(dice.Pick(new[] { -12, 0, 0, 1, 4, 9 })));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static T? Pick<T>(Dice dice, IEnumerable<T> among)
        where T : class => among.ToList() is { Count: > 0 } all ? dice.Pick(all) : null;

    private void Change(Func<DatabaseEdit, long> change) => loket.Database.Change(change);
}
