using LoketFunctions.Export.Model;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>One export of a connection. Row: "exp_" and the export's id.</summary>
internal sealed class ExportRow : RunRow, IRegistrationCountRow
{
    public ExportTrigger Trigger { get; set; }
    public ExportState State { get; set; }

    /// <summary>Name of the blob with the registrations.</summary>
    public string BodyBlob { get; set; } = "";

    /// <summary>Tokens of the changes that a person has confirmed, separated by a space; null for none.</summary>
    public string? Confirms { get; set; }

    public int GoOut { get; set; }
    public int LeftOut { get; set; }
    public int SetAside { get; set; }
    public int NotAskedFor { get; set; }
    public ConfirmationState Marks { get; set; }
    public int MarksAttempts { get; set; }

    /// <summary>What exactly failed, for people.</summary>
    public string? FailureDetail { get; set; }

    /// <summary>JSON array of the first faults in the body.</summary>
    public string? Faults { get; set; }

    /// <summary>Of all of them.</summary>
    public int FaultCount { get; set; }

    /// <summary>See <see cref="UnplacedRegistrations"/>.</summary>
    public bool HasUnplaced { get; set; }

    internal string ExportId => RunId;

    internal IReadOnlyList<string> Confirmed => Confirms?.Split(' ') ?? [];

    internal override void NoteDetail(string detail) => FailureDetail = FailureCode is null ? detail : FailureDetail;

    protected override void SetRunning() => State = ExportState.Running;

    protected override void SetFailed() => State = ExportState.Failed;
}

/// <summary>
/// Which export a signed message asked for, so that the same message asks for the same one. Row: "msg_" and the hash of its id.
/// </summary>
internal sealed class ExportMessageRow : Row
{
    public string ExportId { get; set; } = "";

    /// <summary>Of the body, hex.</summary>
    public string Sha256 { get; set; } = "";

    public string BodyBlob { get; set; } = "";
    public bool Preview { get; set; }
}
