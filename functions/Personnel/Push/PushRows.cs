using System.Text.Json;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.Push;

public enum PushState
{
    Queued,
    Running,
    Completed,

    /// <summary>Finished, but an employee failed, or was set aside.</summary>
    CompletedWithFailures,

    /// <summary>It did not come to its end.</summary>
    Failed,
}

/// <summary>A push of a connection. Row: "psh_" and the push's id.</summary>
internal sealed class PushRow : RunRow
{
    public PushTrigger Trigger { get; set; }
    public PushState State { get; set; }

    /// <summary>Hash of the only employee that it is for; null for all.</summary>
    public string? Only { get; set; }

    /// <summary>The administration that it is for; null where an HR system leads, which has one.</summary>
    public Guid? AdministrationId { get; set; }

    /// <summary>How many records came with it, odd ones included.</summary>
    public int Pushed { get; set; }

    /// <summary>What exactly failed, for people.</summary>
    public string? FailureDetail { get; set; }

    internal override void NoteDetail(string detail) => FailureDetail = FailureCode is null ? detail : FailureDetail;

    protected override void SetRunning() => State = PushState.Running;

    protected override void SetFailed() => State = PushState.Failed;
}

/// <summary>The administration of a push, with how many employees came to what.</summary>
internal sealed class PushAdministrationRow : RunAdministrationRow
{
    public bool IsDone { get; set; }
    public int Created { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Waiting { get; set; }
    public int SetAside { get; set; }
    public int NotTakingPart { get; set; }
    public int Failed { get; set; }

    /// <summary>JSON list of types of compensations that the mapping says nothing of; null for none.</summary>
    public string? UnmappedPay { get; set; }

    internal IReadOnlyList<string> UnmappedTypes =>
        UnmappedPay is null ? [] : JsonSerializer.Deserialize<List<string>>(UnmappedPay, AppJson.Options)!;

    internal PushCounts Counts => new(Created, Changed, Unchanged, Waiting, SetAside, NotTakingPart, Failed);

    internal override bool IsOver => IsDone;

    internal void Count(PushCounts counts) =>
        (Created, Changed, Unchanged, Waiting, SetAside, NotTakingPart, Failed) = (
            counts.Created, counts.Changed, counts.Unchanged, counts.Waiting, counts.SetAside, counts.NotTakingPart, counts.Failed);

    protected override void SetFailed(StepFailure failure) => IsDone = true;
}

/// <summary>
/// Which push a signed message asked for, so that the same message asks for the same one. Row: "msg_" and the hash of its id.
/// </summary>
internal sealed class PushMessageRow : Row
{
    public string PushId { get; set; } = "";

    /// <summary>Of the body, hex.</summary>
    public string Sha256 { get; set; } = "";

    public bool Preview { get; set; }

    /// <summary>All of its records lie in storage: a repeat does not put them over later ones.</summary>
    public bool IsKept { get; set; }
}

/// <summary>Pushes and their progress, as people look them up.</summary>
internal sealed class PushStore(AppTables tables, TimeProvider clock)
    : RunStore<PushRow, PushAdministrationRow>(tables.Personnel, PushPrefix, clock)
{
    public const string PushPrefix = "psh_";
    public const string MessagePrefix = "msg_";
}
