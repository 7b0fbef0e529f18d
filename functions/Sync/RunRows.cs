using System.Runtime.Serialization;
using LoketFunctions.Failures;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

internal enum RunState
{
    Queued,
    Running,
    Completed,

    /// <summary>Finished, but an administration or an employee failed.</summary>
    CompletedWithFailures,

    /// <summary>Nothing could be synced.</summary>
    Failed,
}

/// <summary>What became of a report that was to be mailed.</summary>
internal enum ReportMail
{
    /// <summary>It goes when the run is over.</summary>
    Waiting,

    Sent,

    /// <summary>The mail server did not take it, or the address is no longer the connection's.</summary>
    NotSent,
}

/// <summary>One run of a connection. Partition: connection. Row: "run_" and the run's id, newest first.</summary>
internal sealed class RunRow : Row
{
    public SyncTrigger Trigger { get; set; }
    public RunState State { get; set; }

    /// <summary>Set when the run was for one employee only, and so says nothing of the others.</summary>
    public Guid? EmployeeId { get; set; }

    /// <summary>Nothing was sent or kept: counts and report say what a sync would have done.</summary>
    public bool Preview { get; set; }

    /// <summary>Who is mailed the report when the run is over; null for nobody, and once it was mailed.</summary>
    public string? ReportTo { get; set; }

    /// <summary>Null where nobody asked for it.</summary>
    public ReportMail? ReportMail { get; set; }
    public DateTimeOffset QueuedAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int LoketCalls { get; set; }
    public int PlannerCalls { get; set; }
    public string? FailureCode { get; set; }
    [IgnoreDataMember]
    public FailureClass? FailureClass { get; set; }

    /// <summary>The column of <see cref="FailureClass"/>.</summary>
    [DataMember(Name = nameof(FailureClass))]
    public string? FailureClassColumn
    {
        get => FailureClass is { } known ? FailureClassName.Of(known) : null;
        set => FailureClass = value is null ? null : FailureClassName.Parse(value);
    }

    internal string RunId => RowKey[RunStore.RunPrefix.Length..];

    /// <summary>Has no effect on a run that is over: a step may be delivered once more after its run ended.</summary>
    internal void Begin(DateTimeOffset now)
    {
        if (FinishedAt is null)
            (State, StartedAt) = (RunState.Running, StartedAt ?? now);
    }
}

/// <summary>In the order in which they follow one another.</summary>
internal enum AdministrationRunState
{
    Waiting,
    Reading,
    Sending,
    Done,
    Failed,
}

/// <summary>One administration within a run: its progress and its counts. Row: "adm_", the run and the administration.</summary>
internal sealed class AdministrationRunRow : Row
{
    public Guid AdministrationId { get; set; }
    public string Name { get; set; } = "";
    public string EmployerName { get; set; } = "";
    public AdministrationRunState State { get; set; }
    public int Created { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }
    public int Skipped { get; set; }
    public int Failed { get; set; }

    /// <summary>JSON object of reason and count.</summary>
    public string? SkippedByReason { get; set; }

    /// <summary>Code of something that is worth knowing though nothing failed; null for none.</summary>
    public string? Notice { get; set; }

    /// <summary>What exactly: names of fields, without their values.</summary>
    public string? NoticeDetail { get; set; }

    /// <summary>Since when a record of Loket's could not be read; null while all can.</summary>
    public DateTimeOffset? UnreadSince { get; set; }

    public string? FailureCode { get; set; }
    [IgnoreDataMember]
    public FailureClass? FailureClass { get; set; }

    /// <summary>The column of <see cref="FailureClass"/>.</summary>
    [DataMember(Name = nameof(FailureClass))]
    public string? FailureClassColumn
    {
        get => FailureClass is { } known ? FailureClassName.Of(known) : null;
        set => FailureClass = value is null ? null : FailureClassName.Parse(value);
    }

    /// <summary>What exactly, for people: the missing rights, or Loket's own words.</summary>
    public string? FailureDetail { get; set; }

    internal SyncCounts Counts => new(Created, Updated, Unchanged, Skipped, Failed);

    internal bool IsOver => State >= AdministrationRunState.Done;

    /// <summary>Goes on to the state, never back: a step may be delivered once more when later ones are done.</summary>
    internal void Advance(AdministrationRunState state) => State = state > State ? state : State;

    internal void Count(SyncCounts counts) =>
        (Created, Updated, Unchanged, Skipped, Failed) = (counts.Created, counts.Updated, counts.Unchanged, counts.Skipped, counts.Failed);
}
