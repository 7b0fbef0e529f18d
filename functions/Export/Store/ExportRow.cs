using LoketFunctions.Export.Model;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>One export of a connection. Partition: connection. Row: "exp_" and the export's id, newest first.</summary>
internal sealed class ExportRow : RegistrationCountRow
{
    public ExportTrigger Trigger { get; set; }
    public ExportState State { get; set; }
    public bool Preview { get; set; }

    /// <summary>Name of the blob with the registrations.</summary>
    public string BodyBlob { get; set; } = "";

    /// <summary>Tokens of the changes that a person has confirmed, separated by a space; null for none.</summary>
    public string? Confirms { get; set; }

    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>When the export last looked whether it is its turn. One that stopped looking does not hold up the others.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int LoketCalls { get; set; }
    public int PlannerCalls { get; set; }
    public ConfirmationState Marks { get; set; }
    public int MarksAttempts { get; set; }
    public string? FailureCode { get; set; }
    public FailureClass? FailureClass { get; set; }

    /// <summary>What exactly, for people.</summary>
    public string? FailureDetail { get; set; }

    /// <summary>JSON array of the first faults in the body.</summary>
    public string? Faults { get; set; }

    /// <summary>Of all of them.</summary>
    public int FaultCount { get; set; }

    /// <summary>See <see cref="UnplacedRegistrations"/>.</summary>
    public bool HasUnplaced { get; set; }

    internal string ExportId => RowKey[ExportStore.ExportPrefix.Length..];

    internal IReadOnlyList<string> Confirmed => Confirms?.Split(' ') ?? [];

    internal bool IsOver => State > ExportState.Running;
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
