using System.Text.Json;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>Names a connection: no tenant reaches another's.</summary>
internal sealed record ConnectionKey(Tenant Tenant, ConnectionId Id);

/// <summary>One planner account's connection to Loket. Partition: tenant. Row: connection id.</summary>
internal sealed partial class Connection : Row
{
    public ConnectionState State { get; set; }

    /// <summary>Who is mailed when something is to be mended.</summary>
    public string? OwnerEmail { get; set; }

    /// <summary>"nl" or "en".</summary>
    public string Language { get; set; } = "nl";

    /// <summary>How people call the connection; null where they have not said.</summary>
    public string? Label { get; set; }

    /// <summary>The code of the older connect form (omgevingscode); a label, nothing is done with it.</summary>
    public string? EnvironmentCode { get; set; }

    /// <summary>Where the user goes back to after signing in.</summary>
    public string? ReturnAddress { get; set; }

    /// <summary>HH:mm[:ss] in Europe/Amsterdam; null follows the profile.</summary>
    public string? NightlyAt { get; set; }

    /// <summary>Add or Ask; this and the next four override the profile where set.</summary>
    public NewEmployeePolicy? NewEmployees { get; set; }
    public AffiliateSource? Affiliate { get; set; }
    public LastNameSource? LastName { get; set; }
    public PersonnelNumberSource? PersonnelNumber { get; set; }
    public Delivery? Delivery { get; set; }

    /// <summary>Overrides the profile's matrix where set.</summary>
    public FixedContractHours? FixedContractHours { get; set; }

    /// <summary>
    /// Which of the planner's kinds Loket's zero-hours contracts are; this and the next two override the profile where set.
    /// </summary>
    public ContractKind? ZeroHoursAs { get; set; }
    public ContractKind? MinMaxAs { get; set; }
    public ContractKind? FixedHoursAs { get; set; }
    /// <summary>
    /// What of people's hours and allowances is likely, and what becomes of the rest: with the next four the profile's rules where set.
    /// </summary>
    public int? MaxHoursPerWeek { get; set; }
    public int? MaxAllowancePerDay { get; set; }
    public int? MaxDeviationPercent { get; set; }
    public int? MaxWithdrawnPercent { get; set; }
    public UnlikelyHours? UnlikelyHours { get; set; }

    /// <summary>
    /// Which number stands in the payroll file's column of persons: PayrollId or EmployeeNumber; null follows the profile.
    /// </summary>
    public PayrollFileValue? PayrollFileNumber { get; set; }

    /// <summary>
    /// Names of <see cref="PayrollFileDimension"/> that the payroll file has columns for, separated by a space; null follows the profile.
    /// </summary>
    public string? PayrollFileColumns { get; set; }

    /// <summary>Who is mailed the payroll files, separated by a space; null: the owner.</summary>
    public string? ExportRecipients { get; set; }

    /// <summary>Differences of paid periods are offered to be carried into later ones.</summary>
    public bool CarryCorrections { get; set; }

    /// <summary>Payslips and year-end statements can be fetched by the HR system; only where that leads.</summary>
    public bool Documents { get; set; }

    /// <summary>The planner can read what an hour of its employees costs.</summary>
    public bool CostPerHour { get; set; }

    /// <summary>People first made in the planner go to Loket; only where Loket leads.</summary>
    public bool NewPeople { get; set; }

    /// <summary>An HR system that leads is asked, nightly, for the records of everybody.</summary>
    public bool AsksForRecords { get; set; }

    /// <summary>The mail holds a short-lived link instead of the file itself.</summary>
    public bool ExportByLink { get; set; }

    /// <summary>Mail addresses that Loket notifies that the period is ready for payroll, separated by a space; null: none.</summary>
    public string? ReadyForPayroll { get; set; }

    /// <summary>How many days after its last day a payroll period is exported by itself; null: only when asked.</summary>
    public int? ExportDaysAfterPeriod { get; set; }

    /// <summary>HH:mm[:ss] in Europe/Amsterdam at which a scheduled export starts; null: see <see cref="ExportTime"/>.</summary>
    public string? ExportAt { get; set; }

    /// <summary>The moment up to which periods were looked for to export by schedule; a look that fails leaves it.</summary>
    public DateTimeOffset? LastExportLook { get; set; }

    /// <summary>The nightly moment that was last started, in UTC.</summary>
    public DateTimeOffset? LastNight { get; set; }

    /// <summary>When the last night's run ended, well or not.</summary>
    public DateTimeOffset? LastNightEnded { get; set; }

    /// <summary>When a run over everything last ended without a failure of the run or of an administration.</summary>
    public DateTimeOffset? LastGoodSync { get; set; }

    /// <summary>Exports whose planner could not be sent what was exported.</summary>
    public int DeadLetters { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When somebody ended the connection; its erasure begins then.</summary>
    public DateTimeOffset? DisconnectedAt { get; set; }

    /// <summary>When a look through all places found nothing of the connection any more.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>JSON of an <see cref="ErasureCounts"/>; null before anything was erased.</summary>
    public string? Erasure { get; set; }

    /// <summary>When a scheduled export starts, in Europe/Amsterdam.</summary>
    internal TimeOnly ExportTime =>
        ExportAt is null ? new TimeOnly(6, 0) : TimeOnly.Parse(ExportAt, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Who gets the payroll files.</summary>
    internal IReadOnlyList<string> FileRecipients => Addresses(ExportRecipients ?? OwnerEmail);

    internal IReadOnlyList<string> ReadyForPayrollAddresses => Addresses(ReadyForPayroll);

    internal Tenant Tenant => Tenant.FromKey(PartitionKey);

    internal ConnectionId Id => new(RowKey);

    internal ConnectionKey Key => new(Tenant, Id);

    /// <summary>True while a sync can reach Loket at all.</summary>
    internal bool CanSync => State == ConnectionState.Active
        || (State == ConnectionState.NeedsAttention && Attention != AttentionReason.Reconnect);

    /// <summary>The user came back from Loket with a grant. What else was wrong shows again in the next run.</summary>
    public void SignedIn(bool hasAdministrations)
    {
        if (State == ConnectionState.Requested)
            State = ConnectionState.SetUp;
        if (State == ConnectionState.NeedsAttention)
            Clear(Enum.GetValues<AttentionReason>(), hasAdministrations);
    }

    /// <summary>Administrations are chosen and every right is there.</summary>
    public void Complete()
    {
        Clear([AttentionReason.RightsMissing], hasAdministrations: true);
        if (State == ConnectionState.SetUp)
            State = ConnectionState.Active;
    }

    /// <summary>The only administration was taken out: what takes part is chosen anew.</summary>
    public void Unmapped()
    {
        if (State == ConnectionState.Active)
            State = ConnectionState.SetUp;
    }

    /// <summary>There is a permission of Loket's for it, as far as is known.</summary>
    internal bool IsAuthorized => State == ConnectionState.SetUp || CanSync;

    /// <summary>
    /// What stays of the connection when it is ended: a row that says so, without anything that was set or that names somebody.
    /// </summary>
    public Connection Ended(DateTimeOffset at) => new()
    {
        PartitionKey = PartitionKey,
        RowKey = RowKey,
        ETag = ETag,
        State = ConnectionState.Disconnected,
        Language = Language,
        CreatedAt = CreatedAt,
        DisconnectedAt = at,
    };

    /// <summary>What the erasure removed and left. True where it is done, and was not before.</summary>
    public bool Erased(ErasureCounts counts, DateTimeOffset at)
    {
        var wasErased = ErasedAt is not null;
        Erasure = JsonSerializer.Serialize(counts, AppJson.Options);
        ErasedAt = counts.Left.Count == 0 ? ErasedAt ?? at : null;
        return ErasedAt is not null && !wasErased;
    }

    private static string[] Addresses(string? list) => list?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
