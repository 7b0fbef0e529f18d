namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>How much staff to make, and from which seed: the same options give the same staff, byte for byte.</summary>
/// <param name="Seed">Seed of everything random, ids included.</param>
/// <param name="Employers">Employers in the account, at least 1.</param>
/// <param name="Administrations">Payroll administrations over all employers; raised to one per employer.</param>
/// <param name="Employees">Employees over all employers.</param>
/// <param name="Today">The day on which "current", "ended" and "future" are measured.</param>
internal sealed record StaffOptions(int Seed, int Employers, int Administrations, int Employees, DateOnly Today)
{
    /// <summary>Gets how many employees carry a number that somebody at the first employer has too.</summary>
    public int NumberClashes { get; init; }

    /// <summary>Gets a value indicating whether every second employer also has an administration without payroll.</summary>
    public bool NonPayrollAdministrations { get; init; } = true;
}
