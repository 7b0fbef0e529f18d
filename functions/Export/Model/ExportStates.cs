namespace LoketFunctions.Export.Model;

/// <summary>In the order in which they follow one another.</summary>
public enum ExportState
{
    /// <summary>Waits for its turn: exports of one connection go one after another.</summary>
    Queued,

    Running,

    /// <summary>A preview is ready; nothing left.</summary>
    Previewed,

    Completed,

    /// <summary>Finished, but for an administration something was refused or failed.</summary>
    CompletedWithFailures,

    /// <summary>Nothing left: codes to map, a period that is not open, or faults in the request.</summary>
    Refused,

    /// <summary>Nothing left, for another reason.</summary>
    Failed,
}

/// <summary>Which exports to list.</summary>
internal enum ExportFilter
{
    NoPreviews,

    /// <summary>Wholly, or for some administrations.</summary>
    Succeeded,
}

/// <summary>In the order in which they follow one another.</summary>
public enum ExportAdministrationState
{
    Waiting,
    Selecting,
    Planning,

    /// <summary>Writing the file, or sending straight into Loket.</summary>
    Delivering,

    Done,
    Previewed,
    Refused,
    Failed,
}

/// <summary>How far something that cannot be taken back (a mail) got.</summary>
public enum SendState
{
    /// <summary>Not asked for.</summary>
    None,

    Waiting,

    /// <summary>Begun. Where it stays so, nobody knows whether it arrived: it is not sent again by itself.</summary>
    Sending,

    Sent,
    Failed,
}

public enum ConfirmationState
{
    None,
    Waiting,
    Delivered,

    /// <summary>All attempts failed. Kept; can be sent again.</summary>
    DeadLetter,
}
