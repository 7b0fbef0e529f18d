namespace LoketFunctions.Simulators.Planner.Registrations;

/// <summary>Which registrations to make: the same options and employees give the same, one by one.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
public sealed record RegistrationOptions(int Seed, DateOnly From, DateOnly To)
{
    /// <summary>The share of the days of a contract on which the employee works; 1 is every day.</summary>
    public double Attendance { get; init; } = 0.55;

    /// <summary>Registrations on a day that somebody works. More than one share the day, so that their shifts do not overlap.</summary>
    public int PerDay { get; init; } = 1;

    /// <summary>The share that is approved.</summary>
    public double Approved { get; init; } = 0.97;

    /// <summary>The share of an employee's days outside a contract, or while not linked, that are registered all the same.</summary>
    public double Strays { get; init; } = 0.02;

    /// <summary>True puts some shifts in <see cref="RegistrationCodes.UnmappedDepartment"/>.</summary>
    public bool UnmappedDepartment { get; init; }
}
