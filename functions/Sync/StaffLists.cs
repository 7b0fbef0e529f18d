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
        var people = ById(Employees, employee => employee.Id, employee => employee);
        var wageOf = ById(Wages, wage => wage.EmploymentId, wage => wage.Wage);
        var hoursOf = ById(Hours, item => item.EmploymentId, item => item.WorkingHours);
        var unitOf = ById(Units, unit => unit.EmploymentId, unit => unit.OrganizationalEntity);
        var setAside = new SetAsideStaff(this, today).Find();
        var mapped = Employments.Readable().Where(employment => !setAside.Any(record => record.Concerns(employment)))
            .Select(employment => mapper.Map(new EmploymentFacts(
                employment,
                employment.Employee?.Id is { } person ? people.GetValueOrDefault(person) : null,
                wageOf.GetValueOrDefault(employment.Id!.Value),
                hoursOf.GetValueOrDefault(employment.Id!.Value),
                unitOf.GetValueOrDefault(employment.Id!.Value)))).OfType<StagedEmployment>();
        return new StagedStaff(false, null, [.. mapped], [], false) { SetAside = setAside };
    }

    public override string ToString() => nameof(StaffLists);

    private static Dictionary<Guid, TValue> ById<T, TValue>(LoketList<T> list, Func<T, Guid?> idOf, Func<T, TValue> valueOf) =>
        list.Readable().GroupBy(idOf).ToDictionary(group => group.Key!.Value, group => valueOf(group.First()));
}
