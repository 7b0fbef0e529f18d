using System.Text.Json;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

public enum RunState
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
public enum ReportMail
{
    /// <summary>It goes when the run is over.</summary>
    Waiting,

    Sent,

    /// <summary>The mail server did not take it, or the address is no longer the connection's.</summary>
    NotSent,
}

/// <summary>A sync of a connection. Row: "run_" and the run's id.</summary>
internal sealed class SyncRunRow : RunRow
{
    public SyncTrigger Trigger { get; set; }
    public RunState State { get; set; }

    /// <summary>Set when the run was for one employee only, and so says nothing of the others.</summary>
    public Guid? EmployeeId { get; set; }

    /// <summary>Who is mailed the report when the run is over; null for nobody, and once it was mailed.</summary>
    public string? ReportTo { get; set; }

    /// <summary>Null where nobody asked for it.</summary>
    public ReportMail? ReportMail { get; set; }

    protected override void SetRunning() => State = RunState.Running;

    protected override void SetFailed() => State = RunState.Failed;
}

/// <summary>In the order in which they follow one another.</summary>
public enum AdministrationRunState
{
    Waiting,
    Reading,
    Sending,
    Done,
    Failed,
}

/// <summary>One administration within a sync: its progress and its counts.</summary>
internal sealed class SyncAdministrationRow : RunAdministrationRow
{
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

    internal SyncCounts Counts => new(Created, Updated, Unchanged, Skipped, Failed);

    internal override bool IsOver => State >= AdministrationRunState.Done;

    /// <summary>Goes on to the state, never back: a step may be delivered once more when later ones are done.</summary>
    internal void Advance(AdministrationRunState state) => State = state > State ? state : State;

    internal void Count(SyncCounts counts) =>
        (Created, Updated, Unchanged, Skipped, Failed) = (counts.Created, counts.Updated, counts.Unchanged, counts.Skipped, counts.Failed);

    /// <summary>Writes the result down.</summary>
    internal void Complete(AdministrationResult report, RunNotice? notice)
    {
        Count(report.Counts);
        SkippedByReason = JsonSerializer.Serialize(report.SkippedByReason(), AppJson.Options);
        State = AdministrationRunState.Done;
        (Notice, NoticeDetail, UnreadSince) = (notice?.Code, notice?.Detail, notice?.UnreadSince);
        (FailureCode, FailureClass, FailureDetail) = (null, null, null);
    }

    protected override void SetFailed(StepFailure failure) => State = AdministrationRunState.Failed;
}

/// <summary>Syncs and their progress.</summary>
internal sealed class SyncRunStore(AppTables tables, TimeProvider clock)
    : RunStore<SyncRunRow, SyncAdministrationRow>(tables.Runs, RunPrefix, clock)
{
    public const string RunPrefix = "run_";
}
