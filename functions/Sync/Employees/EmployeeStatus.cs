using LoketFunctions.Planner;

namespace LoketFunctions.Sync.Employees;

/// <summary>How an employee of Loket's stands to the planner now, by the choices that stand now.</summary>
public enum EmployeeStatus
{
    Linked,

    /// <summary>Added by the next sync.</summary>
    New,

    /// <summary>Waits for a choice; nobody in the planner resembles the employee.</summary>
    Waiting,

    /// <summary>Waits for a choice; somebody in the planner resembles the employee.</summary>
    Proposed,

    /// <summary>The user chose not to import.</summary>
    Ignored,

    /// <summary>The personnel number is somebody else's.</summary>
    Clash,

    /// <summary>Loket does not show the employee any more.</summary>
    Hidden,

    /// <summary>A record of Loket's about the employee cannot be read; what is known stays.</summary>
    Unreadable,

    StartsLater,

    Ended,

    /// <summary>The planner did not take the employee over in the last run; the next one tries again.</summary>
    Failed,

    /// <summary>Linked, and fields that linking left alone are to be checked by hand.</summary>
    Check,
}

/// <summary>The one table from a decision of the sync's rules to a status.</summary>
internal static class EmployeeStatuses
{
    /// <summary>Null for whoever belongs to another administration now.</summary>
    public static EmployeeStatus? Of(StaffDecision decision, bool hasChecks) => decision.Reason switch
    {
        SkipReason.Moved => null,
        SkipReason.Hidden => EmployeeStatus.Hidden,
        SkipReason.Unreadable => EmployeeStatus.Unreadable,
        SkipReason.StartsLater => EmployeeStatus.StartsLater,
        SkipReason.Ended or SkipReason.Removed => EmployeeStatus.Ended,
        SkipReason.NumberClash => EmployeeStatus.Clash,
        SkipReason.NotImported => EmployeeStatus.Ignored,
        SkipReason.WaitingForChoice or SkipReason.SamePerson => EmployeeStatus.Waiting,
        SkipReason.PossibleMatch => EmployeeStatus.Proposed,
        _ when decision is { Record: not null, Person.Refusal: not null } => EmployeeStatus.Failed,
        _ when decision.Record?.Intent == RecordIntent.Create => EmployeeStatus.New,
        _ => hasChecks ? EmployeeStatus.Check : EmployeeStatus.Linked,
    };

    /// <summary>Whether the employee works here now; of several administrations one where that is so is shown.</summary>
    public static bool IsCurrent(this EmployeeStatus status) =>
        status is not (EmployeeStatus.Hidden or EmployeeStatus.Unreadable or EmployeeStatus.StartsLater or EmployeeStatus.Ended);
}
