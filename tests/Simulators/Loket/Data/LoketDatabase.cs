using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Data;

/// <summary>Holds the current state; changes are made one at a time and appear whole.</summary>
internal sealed class LoketDatabase
{
    private readonly Lock _gate = new();
    private volatile LoketState _state;

    public LoketDatabase(StaffOptions options)
    {
        _state = Fresh(options);
    }

    public LoketState State => _state;

    /// <summary>Throws everything away and starts over; version numbers start over too, as in another database.</summary>
    public void Reset(StaffOptions options)
    {
        var fresh = Fresh(options);
        lock (_gate)
        {
            _state = fresh;
        }
    }

    /// <summary>
    /// Moves the sandbox's date. Nothing is changed by that, so no version number rises: what became valid today just is.
    /// </summary>
    public void SetToday(DateOnly today)
    {
        lock (_gate)
        {
            _state = new LoketState(_state.Employers, today, _state.Version, _state.Payroll);
        }
    }

    /// <summary>Reads and changes with nobody in between.</summary>
    public T Alone<T>(Func<T> work)
    {
        lock (_gate)
        {
            return work();
        }
    }

    public T Change<T>(Func<DatabaseEdit, T> change)
    {
        lock (_gate)
        {
            var edit = new DatabaseEdit(_state);
            var result = change(edit);
            _state = edit.Commit();
            return result;
        }
    }

    /// <summary>
    /// Takes away an employment that was entered by mistake: no list has it any more, and its employer's version number rises.
    /// </summary>
    public void Remove(Guid employmentId)
    {
        lock (_gate)
        {
            var version = _state.Version + 1;
            EmployerState[] employers = [
                .. _state.Employers.Select(e => e.Employment(employmentId) is null ? e : new EmployerState(e.Staff with
            {
                Employments = [.. e.Staff.Employments.Where(employment => employment.Id != employmentId)],
                RemovedAt = version,
            }))];
            _state = new LoketState(employers, _state.Today, version, _state.Payroll);
        }
    }

    /// <summary>Changes an employer's lists; no employment changes by that, so no version number rises.</summary>
    public void ChangeLists(Guid employerId, Func<EmployerStaff, EmployerStaff> change)
    {
        lock (_gate)
        {
            EmployerState[] employers = [.. _state.Employers.Select(e => e.Id == employerId ? new EmployerState(change(e.Staff)) : e)];
            _state = new LoketState(employers, _state.Today, _state.Version, _state.Payroll);
        }
    }

    /// <summary>Changes the payroll side only: the staff and its version numbers stay.</summary>
    public T ChangePayroll<T>(Func<LoketState, (PayrollState Payroll, T Result)> change)
    {
        lock (_gate)
        {
            var (payroll, result) = change(_state);
            _state = _state.With(payroll);
            return result;
        }
    }

    private static LoketState Fresh(StaffOptions options)
    {
        EmployerState[] employers = [.. StaffGenerator.Generate(options).Select(e => new EmployerState(e))];
        return new LoketState(employers, options.Today, employers.Max(e => e.Version), PayrollState.Fresh);
    }
}
