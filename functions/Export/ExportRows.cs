using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Export;

internal enum ExportState
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

internal enum ExportAdministrationState
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
internal enum SendState
{
    /// <summary>Not asked for.</summary>
    None,

    Waiting,

    /// <summary>Begun. Where it stays so, nobody knows whether it arrived: it is not sent again by itself.</summary>
    Sending,

    Sent,
    Failed,
}

internal enum MarksState
{
    None,
    Waiting,
    Delivered,

    /// <summary>All attempts failed. Kept; can be sent again.</summary>
    DeadLetter,
}

/// <summary>One export of a connection. Partition: connection. Row: "exp_" and the export's id, newest first.</summary>
internal sealed class ExportRow : Row
{
    public ExportTrigger Trigger { get; set; }
    public ExportState State { get; set; }
    public bool Preview { get; set; }

    /// <summary>Name of the blob with the registrations.</summary>
    public string BodyBlob { get; set; } = "";

    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>When the export last looked whether it is its turn. One that stopped looking does not hold up the others.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int LoketCalls { get; set; }
    public int PlannerCalls { get; set; }
    public int Registrations { get; set; }

    /// <summary>Registrations that are left out before any administration is known.</summary>
    public int LeftOut { get; set; }

    public MarksState Marks { get; set; }
    public int MarksAttempts { get; set; }
    public string? FailureCode { get; set; }
    public FailureClass? FailureClass { get; set; }

    /// <summary>What exactly, for people; for faults in the body JSON of the first of them.</summary>
    public string? FailureDetail { get; set; }

    /// <summary>Faults in the body, of which the detail shows the first.</summary>
    public int FaultCount { get; set; }

    internal string ExportId => RowKey[ExportStore.ExportPrefix.Length..];
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

/// <summary>One administration within an export. Row: "adm_", the export and the administration.</summary>
internal sealed class ExportAdministrationRow : Row
{
    public Guid AdministrationId { get; set; }
    public string Name { get; set; } = "";
    public string EmployerName { get; set; } = "";
    public ExportAdministrationState State { get; set; }
    public int PeriodId { get; set; }
    public int Year { get; set; }
    public int PeriodNumber { get; set; }
    public bool TestYear { get; set; }
    public PeriodState? PeriodState { get; set; }

    /// <summary>yyyy-MM-dd on which Loket makes the run by itself; null where it does not.</summary>
    public string? RunCreatedOn { get; set; }

    public int MappingVersion { get; set; }
    public int Registrations { get; set; }
    public int LeftOut { get; set; }
    public int Lines { get; set; }
    public int Created { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Withdrawn { get; set; }

    /// <summary>Values that Loket refused or does not hold.</summary>
    public int RefusedValues { get; set; }

    /// <summary>JSON array of the first unmapped codes.</summary>
    public string? Unmapped { get; set; }

    public int UnmappedCount { get; set; }

    /// <summary>JSON array of codes that are worth knowing though nothing failed.</summary>
    public string? Warnings { get; set; }

    /// <summary>Name of the payroll file's blob; where nothing changed, of the file that still holds. Null: there is none.</summary>
    public string? FileBlob { get; set; }

    public string? FileSha256 { get; set; }
    public long FileLength { get; set; }

    /// <summary>Of the file within its administration and period, from 1.</summary>
    public int FileVersion { get; set; }

    /// <summary>How this export reached Loket; null before it did.</summary>
    public Delivery? Delivery { get; set; }

    /// <summary>Name of the blobs of the report without their endings; null until it is written.</summary>
    public string? ReportBlob { get; set; }

    /// <summary>Name of the blob with all that was left out; null until it is written.</summary>
    public string? LeftOutBlob { get; set; }

    public SendState Mail { get; set; }

    /// <summary>How often this file was mailed.</summary>
    public int Mails { get; set; }

    /// <summary>How often it was tried to mail the file by itself.</summary>
    public int MailAttempts { get; set; }

    /// <summary>Who has not got the mail yet, separated by a space, where others have; null: everybody or nobody.</summary>
    public string? MailLeft { get; set; }

    public string? MailFailure { get; set; }
    public SendState Ready { get; set; }
    public string? FailureCode { get; set; }
    public FailureClass? FailureClass { get; set; }
    public string? FailureDetail { get; set; }

    internal IReadOnlyList<string> WarningCodes =>
        Warnings is null ? [] : JsonSerializer.Deserialize<List<string>>(Warnings, AppJson.Options)!;

    internal IReadOnlyList<UnmappedCode> UnmappedCodes =>
        Unmapped is null ? [] : JsonSerializer.Deserialize<List<UnmappedCode>>(Unmapped, AppJson.Options)!;

    public void AddWarnings(IEnumerable<string> codes) =>
        Warnings = JsonSerializer.Serialize(WarningCodes.Union(codes, StringComparer.Ordinal), AppJson.Options);
}
