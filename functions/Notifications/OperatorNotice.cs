namespace LoketFunctions.Notifications;

/// <summary>What the operator, who runs the installation, is notified of, as no one else can mend it.</summary>
internal enum OperatorReason
{
    /// <summary>Connections stopped for a reason that is the operator's to mend.</summary>
    ConnectionFailing,

    /// <summary>Syncs of a night were not done by the morning.</summary>
    NightNotFinished,

    /// <summary>Loket is about to end a version of a resource that this app uses.</summary>
    VersionEnds,

    /// <summary>A failure of class "ours": a fault of the app, its settings or the client's registration at Loket.</summary>
    FaultOfOurs,

    /// <summary>Something of Loket's could not be read for nights on end: its users did not mend it, or the app reads it wrongly.</summary>
    RecordsUnreadable,

    /// <summary>Tokens cannot be opened, as their key is disabled or gone.</summary>
    KeyGone,

    /// <summary>Something could not be sent to a planner by all attempts, and waits to be sent again by hand.</summary>
    DeadLetter,

    /// <summary>A customer booked the link of a legal entity.</summary>
    LinkBooked,

    /// <summary>The attributes of a legal entity's link are set up: it is the operator's to enable.</summary>
    LinkToEnable,
}

/// <summary>One thing that the operator is to know.</summary>
/// <param name="Key">
/// What makes it the same thing, whoever notices it and however often, such as the date of the night or a connection and the day.
/// </param>
/// <param name="Detail">A line for people, in English: ids, codes and counts, nothing personal and no secret.</param>
internal sealed record OperatorNotice(OperatorReason Reason, string Key, string Detail);
