using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Data;

/// <summary>
/// A number of changes that are committed together. Every saved record takes the next version number of the database; the
/// employments it concerns carry that number from then on, and their employer the highest of them.
/// </summary>
internal sealed class DatabaseEdit(LoketState state)
{
    private readonly Dictionary<Guid, Employee> _employees = [];
    private readonly Dictionary<Guid, Employment> _employments = [];
    private readonly Dictionary<Guid, Func<EmployerStaff, EmployerStaff>> _staff = [];
    private long _version = state.Version;

    public LoketState Before => state;

    public Employee Current(Employee employee) => _employees.GetValueOrDefault(employee.Id, employee);

    public Employment Current(Employment employment) => _employments.GetValueOrDefault(employment.Id, employment);

    public IEnumerable<Employment> EmploymentsOf(Employee employee) =>
        (state.Employer(employee.EmployerId)?.EmploymentsOf(employee.Id) ?? []).Select(Current);

    /// <summary>Saves a person: all their employments get the same new number.</summary>
    public long Save(Employee employee)
    {
        _version++;
        foreach (var employment in EmploymentsOf(employee).ToList())
        {
            _employments[employment.Id] = employment with { Version = _version };
        }

        _employees[employee.Id] = employee;
        return _version;
    }

    public long Save(Employment employment)
    {
        _employments[employment.Id] = employment with { Version = ++_version };
        return _version;
    }

    public long Add(Employee employee, Employment employment)
    {
        _employees[employee.Id] = employee;
        return Save(employment);
    }

    /// <summary>Changes what else an employer has, with the rest; no version number rises by that.</summary>
    public void ChangeStaff(Guid employerId, Func<EmployerStaff, EmployerStaff> change) => _staff[employerId] = change;

    public int NextEmployeeNumber() => state.Employers.SelectMany(e => e.Staff.Employees).Concat(_employees.Values).Max(e => e.Number) + 1;

    public int NextPayrollId(Administration administration) =>
        state.Employers.SelectMany(e => e.Staff.Employments).Concat(_employments.Values)
            .Where(e => e.AdministrationId == administration.Id)
            .Select(e => e.PayrollId).DefaultIfEmpty().Max() + 1;

    public LoketState Commit() => new([.. state.Employers.Select(Apply)], state.Today, _version, state.Payroll);

    private EmployerState Apply(EmployerState employer)
    {
        var employees = _employees.Where(e => e.Value.EmployerId == employer.Id).ToDictionary();
        var employments = _employments.Where(e => e.Value.EmployerId == employer.Id).ToDictionary();
        var changed = _staff.TryGetValue(employer.Id, out var change) ? new EmployerState(change(employer.Staff)) : employer;
        return employees.Count + employments.Count == 0 ? changed : changed.With(employees, employments);
    }
}
