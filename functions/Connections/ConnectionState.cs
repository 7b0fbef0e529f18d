namespace LoketFunctions.Connections;

/// <summary>The life of a connection.</summary>
public enum ConnectionState
{
    /// <summary>Made by the planner; the user has not signed in at Loket yet.</summary>
    Requested,

    /// <summary>Signed in; administrations are still to be chosen, or rights to be granted.</summary>
    SetUp,

    /// <summary>Syncs every night.</summary>
    Active,

    /// <summary>Something is for the user or the accountant to mend; what can still run, runs.</summary>
    NeedsAttention,

    Disconnected,
}

/// <summary>Why a connection needs attention, the gravest first: a lesser reason never hides a graver one.</summary>
public enum AttentionReason
{
    /// <summary>Loket no longer accepts the grant: somebody signs in again. Nothing runs until then.</summary>
    Reconnect,

    /// <summary>A right is missing for an employer.</summary>
    RightsMissing,

    /// <summary>The planner's side refused or could not be reached in the last run.</summary>
    PlannerFailing,

    /// <summary>The last run did not finish for another reason; the report says which.</summary>
    RunFailed,

    /// <summary>The last export was refused or failed: codes to map, a closed period, values that Loket refused.</summary>
    ExportFailed,

    /// <summary>A payroll file could not be mailed; it is kept and can be mailed again.</summary>
    FileNotMailed,

    /// <summary>The planner could not be sent which registrations were exported.</summary>
    MarksNotDelivered,

    /// <summary>Something in Loket about an employee cannot be read; that one stays as it was, the others are synced.</summary>
    RecordsUnreadable,
}
