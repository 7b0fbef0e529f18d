namespace LoketFunctions.Simulators.Loket.Changes;

internal enum ChangeKind
{
    /// <summary>A new employee, in service from today.</summary>
    Hire,
    Address,
    Phone,
    Email,

    /// <summary>A marriage: partner's name, and how the surname is composed.</summary>
    Name,

    /// <summary>A higher wage from today.</summary>
    Wage,

    /// <summary>A higher wage from tomorrow: the version number rises today, what is actual changes tomorrow without one.</summary>
    FutureWage,

    /// <summary>A fixed term gets a later end.</summary>
    Extend,

    /// <summary>Out of service: yesterday is the last day.</summary>
    End,

    /// <summary>An ended employment is reopened.</summary>
    Reinstate,

    /// <summary>Another department from today.</summary>
    Department,

    /// <summary>No longer on call, which has no date, with fixed working hours from the request's day on.</summary>
    FixedHours,
}

/// <summary>What to change. Without ids it strikes somebody to whom it can happen, chosen by the seed.</summary>
internal sealed record ChangeRequest(ChangeKind? Kind)
{
    public Guid? EmployeeId { get; init; }

    public Guid? EmploymentId { get; init; }

    public Guid? AdministrationId { get; init; }

    /// <summary>From when working hours hold that are entered afterwards; today where it is not said.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Gets how many different employments it strikes.</summary>
    public int Count { get; init; } = 1;

    public int Seed { get; init; } = 1;
}

/// <summary>What was changed: ids and the version number that the database then had, nothing personal.</summary>
internal sealed record ChangeDone(
    ChangeKind Kind, Guid EmployerId, Guid AdministrationId, Guid EmployeeId, Guid EmploymentId, int EmployeeNumber, long Version);
