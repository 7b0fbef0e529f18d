using System.Collections.Concurrent;
using LoketFunctions.Simulators.Loket.Payroll;

namespace LoketFunctions.Simulators.Loket.Data;

/// <summary>All that this Loket holds at one moment. Immutable: a request works on one state from beginning to end.</summary>
internal sealed class LoketState(IReadOnlyList<EmployerState> employers, DateOnly today, long version, PayrollState payroll)
{
    private const int MaxRemembered = 256;
    private readonly ConcurrentDictionary<string, object> _remembered = new(StringComparer.Ordinal);

    public IReadOnlyList<EmployerState> Employers => employers;

    public DateOnly Today => today;

    /// <summary>Gets the number of the latest change in the database.</summary>
    public long Version => version;

    public PayrollState Payroll => payroll;

    public LoketState With(PayrollState changed) => new(employers, today, version, changed);

    public EmployerState? Employer(Guid id) => employers.FirstOrDefault(e => e.Id == id);

    public EmployerState? EmployerOfAdministration(Guid id) => employers.FirstOrDefault(e => e.Administration(id) is not null);

    /// <summary>The payroll side of an administration; null when it is unknown or without payroll.</summary>
    public AdministrationPayroll? PayrollOf(Guid administrationId) =>
        EmployerOfAdministration(administrationId) is { } employer
            && employer.Administration(administrationId) is { IsPayroll: true } administration
            ? new AdministrationPayroll(this, employer, administration)
            : null;

    /// <summary>The payroll side of the administration that has a run with that id; null when none has.</summary>
    public AdministrationPayroll? PayrollOfRun(Guid runId) => employers
        .SelectMany(e => e.Staff.Administrations.Where(a => a.IsPayroll).Select(a => new AdministrationPayroll(this, e, a)))
        .FirstOrDefault(payroll => new PayrollRuns(payroll).Find(runId) is not null);

    public EmployerState? EmployerOfEmployee(Guid id) => employers.FirstOrDefault(e => e.Employee(id) is not null);

    public EmployerState? EmployerOfEmployment(Guid id) => employers.FirstOrDefault(e => e.Employment(id) is not null);

    /// <summary>The outcome of a query, worked out once per state: page 400 costs no more than page 1.</summary>
    public T Remember<T>(string key, Func<T> make)
        where T : class
    {
        if (_remembered.TryGetValue(key, out var known))
        {
            return (T)known;
        }

        if (_remembered.Count >= MaxRemembered)
        {
            _remembered.Clear();
        }

        var made = make();
        _remembered[key] = made;
        return made;
    }
}
