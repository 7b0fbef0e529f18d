using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>One administration within an export.</summary>
internal sealed class ExportAdministrationRow : RunAdministrationRow, IRegistrationCountRow
{
    public ExportAdministrationState State { get; set; }
    public int GoOut { get; set; }
    public int LeftOut { get; set; }
    public int SetAside { get; set; }
    public int NotAskedFor { get; set; }
    public int PeriodId { get; set; }
    public int Year { get; set; }
    public int PeriodNumber { get; set; }
    public bool TestYear { get; set; }
    public PeriodState? PeriodState { get; set; }

    /// <summary>yyyy-MM-dd on which Loket makes the run by itself; null where it does not.</summary>
    public string? RunCreatedOn { get; set; }

    public int MappingVersion { get; set; }
    public int Lines { get; set; }
    public int Created { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Withdrawn { get; set; }

    /// <summary>Values that Loket refused or does not hold.</summary>
    public int RefusedValues { get; set; }

    /// <summary>Employments of which values would change because their contract did, see <see cref="Model.ContractChange"/>.</summary>
    public int ContractChanges { get; set; }

    /// <summary>
    /// JSON of how much would be taken back where that is much, see <see cref="Model.MuchWithdrawn"/>; null where it is not.
    /// </summary>
    public string? MuchWithdrawn { get; set; }

    /// <summary>By which these are confirmed; null where there is nothing to confirm.</summary>
    public string? ConfirmToken { get; set; }

    /// <summary>By which likewise, but that what Loket fills in stays as it was exported; null where that is nothing.</summary>
    public string? KeepToken { get; set; }

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

    internal string ExportId => RowKey[ExportStore.AdministrationPrefix.Length..^(AdministrationId.ToString().Length + 1)];

    internal override bool IsOver => State >= ExportAdministrationState.Done;

    internal IReadOnlyList<string> WarningCodes =>
        Warnings is null ? [] : JsonSerializer.Deserialize<List<string>>(Warnings, AppJson.Options)!;

    internal MuchWithdrawn? Withdrawal =>
        MuchWithdrawn is null ? null : JsonSerializer.Deserialize<MuchWithdrawn>(MuchWithdrawn, AppJson.Options);

    internal IReadOnlyList<UnmappedCode> UnmappedCodes =>
        Unmapped is null ? [] : JsonSerializer.Deserialize<List<UnmappedCode>>(Unmapped, AppJson.Options)!;

    /// <summary>Goes on to the state, never back: a step may be delivered once more when later ones are done.</summary>
    internal void Advance(ExportAdministrationState state) => State = state > State ? state : State;

    public void AddWarnings(IEnumerable<string> codes) =>
        Warnings = JsonSerializer.Serialize(WarningCodes.Union(codes, StringComparer.Ordinal), AppJson.Options);

    protected override void SetFailed(StepFailure failure) =>
        State = failure.IsForSomebodyToMend ? ExportAdministrationState.Refused : ExportAdministrationState.Failed;
}

/// <summary>Values that Loket refused, staged between steps.</summary>
internal sealed record RefusedValues(IReadOnlyList<RefusedValue> Values)
{
    public const string Name = "refused";

    /// <summary>Those that Loket did not take; one that differs there was taken, and changed by somebody.</summary>
    public static IEnumerable<RetainedValue> NotTaken(IEnumerable<RefusedValue> values) =>
        values.Where(value => value.Code != RefusedCode.DiffersInLoket).Select(RetainedValue.Of);

    public override string ToString() => $"{Values.Count} values";
}
