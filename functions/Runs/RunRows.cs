using System.Runtime.Serialization;
using LoketFunctions.Failures;
using LoketFunctions.Storage;

namespace LoketFunctions.Runs;

/// <summary>A row that says why something failed.</summary>
internal abstract class FailureRow : Row
{
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
}

/// <summary>
/// One run of a connection. Partition: connection. Row: the kind's prefix and the run's id, newest first. A kind of run adds its State,
/// which is <see cref="Queued"/> until the run begins, and whatever else it shows.
/// </summary>
internal abstract class RunRow : FailureRow
{
    public const string Queued = "Queued";

    /// <summary>Nothing left and nothing was kept but what the run shows.</summary>
    public bool Preview { get; set; }

    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>
    /// Of runs that wait for a turn: when the run last looked whether it is its. One that stopped looking does not hold up the others.
    /// </summary>
    public DateTimeOffset? SeenAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int LoketCalls { get; set; }
    public int PlannerCalls { get; set; }

    internal string RunId => RowKey[(RowKey.IndexOf('_', StringComparison.Ordinal) + 1)..];

    internal RunKey Key => new(new(PartitionKey), RunId);

    internal bool IsOver => FinishedAt is not null;

    internal bool IsWaiting => StartedAt is null && !IsOver;

    internal TimeSpan Duration => FinishedAt!.Value - (StartedAt ?? QueuedAt);

    /// <summary>Has no effect on a run that is over: a step may be delivered once more after its run ended.</summary>
    internal void Begin(DateTimeOffset now)
    {
        if (IsOver)
            return;
        StartedAt ??= now;
        SetRunning();
    }

    /// <summary>Ends a run that never got going; false where it is over already.</summary>
    internal bool Abandon(string code, DateTimeOffset now)
    {
        if (IsOver)
            return false;
        (FailureCode, FinishedAt) = (code, now);
        SetFailed();
        return true;
    }

    /// <summary>False where it was over already: then it was reported before.</summary>
    /// <param name="failure">Of the run as a whole; null where there is none.</param>
    internal bool End(StepFailure? failure, DateTimeOffset now)
    {
        var isNews = !IsOver;
        (FailureCode, FailureClass) = (failure?.Code, failure?.Class);
        FinishedAt ??= now;
        return isNews;
    }

    /// <summary>What exactly failed of the run as a whole, for people. A kind of run that does not show it keeps nothing.</summary>
    internal virtual void NoteDetail(string detail)
    {
    }

    protected abstract void SetRunning();

    protected abstract void SetFailed();
}

/// <summary>One administration's part in a run, with its progress. Row: "adm_", the run and the administration.</summary>
internal abstract class RunAdministrationRow : FailureRow
{
    public Guid AdministrationId { get; set; }
    public string Name { get; set; } = "";
    public string EmployerName { get; set; } = "";

    /// <summary>What exactly, for people: the missing rights, or Loket's own words.</summary>
    public string? FailureDetail { get; set; }

    /// <summary>Nothing of it is to come.</summary>
    internal abstract bool IsOver { get; }

    internal void Fail(StepFailure failure)
    {
        (FailureCode, FailureClass) = (failure.Code, failure.Class);
        SetFailed(failure);
    }

    /// <summary>What exactly failed, until it is said what failed.</summary>
    internal void NoteDetail(string detail) => FailureDetail = FailureCode is null ? detail : FailureDetail;

    protected abstract void SetFailed(StepFailure failure);
}
