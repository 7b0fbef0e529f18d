using LoketFunctions.Loket.Model;

namespace LoketFunctions.Sync;

/// <summary>Loket's five lists of staff, joined by employment and person.</summary>
internal sealed class StaffLists(
    IReadOnlyList<Employment> employments, IReadOnlyList<Employee> employees, IReadOnlyList<ActualWage> wages,
    IReadOnlyList<ActualWorkingHours> hours, IReadOnlyList<ActualOrganizationalEntity> units)
{
    public IReadOnlyList<StagedEmployment> Map(StaffMapper mapper, DateOnly today)
    {
        var people = employees.GroupBy(employee => employee.Id).ToDictionary(group => group.Key!.Value, group => group.First());
        var wageOf = wages.GroupBy(wage => wage.EmploymentId).ToDictionary(group => group.Key!.Value, group => group.First().Wage);
        var hoursOf = hours.ToLookup(item => item.EmploymentId, item => item.WorkingHours);
        var unitOf = units.ToLookup(item => item.EmploymentId, item => item.OrganizationalEntity);
        return
        [
            .. employments.Select(employment =>
            {
                var (hoursChain, unitChain) = (hoursOf[employment.Id].OfType<WorkingHours>().ToList(), unitOf[employment.Id].OfType<OrganizationalEntity>().ToList());
                var day = Day(employment, today);
                return mapper.Map(new EmploymentFacts(
                    employment,
                    employment.Employee?.Id is { } person ? people.GetValueOrDefault(person) : null,
                    wageOf.GetValueOrDefault(employment.Id!.Value),
                    On(day, hoursChain, hours => (hours.StartDate, hours.EndDate)),
                    On(day, unitChain, unit => (unit.StartDate, unit.EndDate))) { HoursChain = hoursChain, UnitChain = unitChain });
            }).OfType<StagedEmployment>(),
        ];
    }

    /// <summary>Today, within the employment.</summary>
    private static DateOnly Day(Employment employment, DateOnly today) =>
        employment.EndDate < today ? employment.EndDate.Value : employment.StartDate > today ? employment.StartDate.Value : today;

    private static T? On<T>(DateOnly day, IEnumerable<T> chain, Func<T, (DateOnly? From, DateOnly? Until)> dates)
        where T : class => chain.Where(one => !(dates(one).From > day) && !(dates(one).Until < day)).MaxBy(one => dates(one).From ?? DateOnly.MinValue);
}
