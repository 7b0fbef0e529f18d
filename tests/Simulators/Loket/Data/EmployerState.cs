using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Data;

/// <summary>One employer as it stands in one <see cref="LoketState"/>, with the look-ups the API needs. Immutable.</summary>
internal sealed class EmployerState
{
    private readonly Dictionary<Guid, int> _employeeAt;
    private readonly Dictionary<Guid, int> _employmentAt;
    private readonly ILookup<Guid, int> _employmentsOf;

    public EmployerState(EmployerStaff staff)
        : this(
            staff,
            staff.Employees.Select((e, i) => (e.Id, i)).ToDictionary(x => x.Id, x => x.i),
            staff.Employments.Select((e, i) => (e.Id, i)).ToDictionary(x => x.Id, x => x.i),
            staff.Employments.Select((e, i) => (e.EmployeeId, i)).ToLookup(x => x.EmployeeId, x => x.i))
    {
    }

    private EmployerState(
        EmployerStaff staff, Dictionary<Guid, int> employeeAt, Dictionary<Guid, int> employmentAt, ILookup<Guid, int> employmentsOf)
    {
        Staff = staff;
        _employeeAt = employeeAt;
        _employmentAt = employmentAt;
        _employmentsOf = employmentsOf;
        Version = staff.Employments.Select(e => e.Version).Append(staff.RemovedAt).Max();
    }

    public EmployerStaff Staff { get; }

    public Guid Id => Staff.Employer.Id;

    /// <summary>Gets the highest version number of its employments and of their removals.</summary>
    public long Version { get; }

    public Employee? Employee(Guid id) => _employeeAt.TryGetValue(id, out var i) ? Staff.Employees[i] : null;

    public Employment? Employment(Guid id) => _employmentAt.TryGetValue(id, out var i) ? Staff.Employments[i] : null;

    public Administration? Administration(Guid id) => Staff.Administrations.FirstOrDefault(a => a.Id == id);

    public ConceptEmployee? Concept(Guid id) => Staff.Concepts.FirstOrDefault(c => c.Id == id);

    /// <summary>The employment that has a record with that id in one of its date chains.</summary>
    public Employment? EmploymentOfRecord(Guid id) => Staff.Employments.FirstOrDefault(e => e.Records.Any(r => r.Id == id));

    public IEnumerable<Employment> EmploymentsOf(Guid employeeId) => _employmentsOf[employeeId].Select(i => Staff.Employments[i]);

    public Employee EmployeeOf(Employment employment) => Staff.Employees[_employeeAt[employment.EmployeeId]];

    /// <summary>The employer with some people and employments replaced or added; look-ups are kept when nobody was added.</summary>
    public EmployerState With(IReadOnlyDictionary<Guid, Employee> employees, IReadOnlyDictionary<Guid, Employment> employments)
    {
        var addsNobody = employees.Keys.All(_employeeAt.ContainsKey) && employments.Keys.All(_employmentAt.ContainsKey);
        var staff = Staff with
        {
            Employees = Merge(Staff.Employees, employees, _employeeAt),
            Employments = Merge(Staff.Employments, employments, _employmentAt),
        };
        return addsNobody ? new EmployerState(staff, _employeeAt, _employmentAt, _employmentsOf) : new EmployerState(staff);
    }

    private static IReadOnlyList<T> Merge<T>(IReadOnlyList<T> items, IReadOnlyDictionary<Guid, T> changes, Dictionary<Guid, int> at)
    {
        if (changes.Count == 0)
        {
            return items;
        }

        T[] merged = [.. items, .. changes.Where(c => !at.ContainsKey(c.Key)).Select(c => c.Value)];
        foreach (var (id, value) in changes)
        {
            if (at.TryGetValue(id, out var i))
            {
                merged[i] = value;
            }
        }

        return merged;
    }
}
