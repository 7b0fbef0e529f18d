using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Sync;

/// <summary>Loket's five lists of staff, joined by employment and person.</summary>
internal sealed record StaffLists(
    LoketList<Employment> Employments, LoketList<Employee> Employees, LoketList<ActualWage> Wages, LoketList<ActualWorkingHours> Hours,
    LoketList<ActualOrganizationalEntity> Units)
{
    /// <summary>Mapped, without those who are set aside. It says nothing of how the lists were read.</summary>
    public StagedStaff Stage(StaffMapper mapper, DateOnly today)
    {
        var people = Employees.Readable().GroupBy(employee => employee.Id).ToDictionary(group => group.Key!.Value, group => group.First());
        var wageOf = Wages.Readable().GroupBy(wage => wage.EmploymentId).ToDictionary(
            group => group.Key!.Value, group => group.First().Wage);
        var hoursOf = Hours.Readable().ToLookup(item => item.EmploymentId, item => item.WorkingHours);
        var unitOf = Units.Readable().ToLookup(item => item.EmploymentId, item => item.OrganizationalEntity);
        var setAside = new SetAsideStaff(this, today).Find();
        var mapped = Employments.Readable().Where(employment => !setAside.Any(record => record.Concerns(employment))).Select(employment =>
        {
            var hoursChain = hoursOf[employment.Id].OfType<WorkingHours>().ToList();
            var unitChain = unitOf[employment.Id].OfType<OrganizationalEntity>().ToList();
            var day = Day(employment, today);
            return mapper.Map(new EmploymentFacts(
                employment,
                employment.Employee?.Id is { } person ? people.GetValueOrDefault(person) : null,
                wageOf.GetValueOrDefault(employment.Id!.Value),
                On(day, hoursChain, hours => (hours.StartDate, hours.EndDate)),
                On(day, unitChain, unit => (unit.StartDate, unit.EndDate)))
            { HoursChain = hoursChain, UnitChain = unitChain });
        }).OfType<StagedEmployment>();
        return new StagedStaff(false, null, [.. mapped], [], false) { SetAside = setAside };
    }

    public override string ToString() => nameof(StaffLists);

    /// <summary>Today, within the employment.</summary>
    private static DateOnly Day(Employment employment, DateOnly today) =>
        employment.EndDate < today ? employment.EndDate.Value : employment.StartDate > today ? employment.StartDate.Value : today;

    private static T? On<T>(DateOnly day, IEnumerable<T> chain, Func<T, (DateOnly? From, DateOnly? Until)> dates)
        where T : class =>
        chain.Where(one => !(dates(one).From > day) && !(dates(one).Until < day)).MaxBy(one => dates(one).From ?? DateOnly.MinValue);
}
