using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Mapping;
using LoketFunctions.Runs;

namespace LoketFunctions.Export;

/// <summary>The payroll period of an administration's export.</summary>
/// <param name="RunCreatedOn">Day on which Loket makes the run by itself: what comes later misses it.</param>
public sealed record ExportPeriodResponse(int Year, int PeriodNumber, bool TestYear, PeriodState? State, DateOnly? RunCreatedOn);

/// <summary>The payroll file that holds for the administration and period. An export that changes nothing names the last one.</summary>
public sealed record PayrollFileResponse(string Name, string? Sha256, long Length, SendState Mail, int Mails, NoticeResponse? MailProblem)
{
    public override string ToString() => Name;
}

/// <summary>One administration's part of an export. Created, changed, unchanged and withdrawn count values.</summary>
public sealed record ExportAdministrationResponse
{
    /// <summary>Loket's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name of the administration.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the employer.</summary>
    public required string EmployerName { get; init; }

    /// <summary>How far it is.</summary>
    public required ExportAdministrationState State { get; init; }

    /// <summary>The payroll period; null before it was found.</summary>
    public required ExportPeriodResponse? Period { get; init; }

    /// <summary>Version of the mapping that it went by.</summary>
    public required int MappingVersion { get; init; }

    /// <summary>How many there are of the administration, and what became of them.</summary>
    public required RegistrationCounts Registrations { get; init; }

    /// <summary>Lines of the payroll.</summary>
    public required int Lines { get; init; }

    /// <summary>Values that are new.</summary>
    public required int Created { get; init; }

    /// <summary>Values that differ from what was exported before.</summary>
    public required int Changed { get; init; }

    /// <summary>Values that were exported before as they are.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Values that were exported before, and are taken back.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>Values that Loket refused or does not hold after all; the report names them.</summary>
    public required int RefusedValues { get; init; }

    /// <summary>Codes that have to be mapped before anything goes out.</summary>
    public required int UnmappedCount { get; init; }

    /// <summary>The first of them.</summary>
    public required IReadOnlyList<UnmappedCode> Unmapped { get; init; }

    /// <summary>The payroll file that holds; of an earlier export where this one changed nothing. Null where there is none.</summary>
    public required PayrollFileResponse? File { get; init; }

    /// <summary>There is a report, and a file of what was left out.</summary>
    public required bool HasReport { get; init; }

    /// <summary>How it stands with the message that the period is ready for payroll (klaar met muteren).</summary>
    public required SendState ReadyForPayroll { get; init; }

    /// <summary>What is worth knowing though nothing failed.</summary>
    public required IReadOnlyList<NoticeResponse> Warnings { get; init; }

    /// <summary>Why it was refused or failed; of one that is done, why some values are not in Loket.</summary>
    public required ProblemResponse? Problem { get; init; }

    /// <summary>What somebody has to see before it is exported; null where there is nothing, or the period is not open.</summary>
    public required ToConfirmResponse? ToConfirm { get; init; }
}

/// <summary>
/// What somebody has to see before it is exported: what contracts that were changed in Loket would change of what was exported before,
/// and how much would be taken back where that is much. Whoever has seen it in the report says so by the token, which holds for these
/// changes and no others.
/// </summary>
/// <param name="KeepToken">
/// To say that what Loket fills in stays as it was exported, as it is of a later period; null where that is nothing.
/// </param>
/// <param name="Employments">Of how many employments the contract was changed.</param>
/// <param name="Withdrawn">Null where it is not much.</param>
public sealed record ToConfirmResponse(string Token, string? KeepToken, int Employments, MuchWithdrawn? Withdrawn);

/// <summary>An export with its progress.</summary>
public sealed record ExportResponse
{
    /// <summary>Id of the export.</summary>
    public required string Id { get; init; }

    /// <summary>What started it.</summary>
    public required ExportTrigger Trigger { get; init; }

    /// <summary>How far it is.</summary>
    public required ExportState State { get; init; }

    /// <summary>Nothing leaves.</summary>
    public required bool Preview { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When its turn came.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended. Confirmations are sent after that.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Calls to Loket, repeats included.</summary>
    public required int LoketCalls { get; init; }

    /// <summary>Calls to the planner, repeats included.</summary>
    public required int PlannerCalls { get; init; }

    /// <summary>How many there are over all administrations, and what became of them.</summary>
    public required RegistrationCounts Registrations { get; init; }

    /// <summary>Lines of the payroll, over all administrations.</summary>
    public required int Lines { get; init; }

    /// <summary>Values that are new.</summary>
    public required int Created { get; init; }

    /// <summary>Values that differ from what was exported before.</summary>
    public required int Changed { get; init; }

    /// <summary>Values that were exported before as they are.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Values that were exported before, and are taken back.</summary>
    public required int Withdrawn { get; init; }

    /// <summary>How it stands with the confirmations that the planner gets.</summary>
    public required ConfirmationState Marks { get; init; }

    /// <summary>How often it was tried to send them.</summary>
    public required int MarksAttempts { get; init; }

    /// <summary>Why the export as a whole did not succeed.</summary>
    public required ProblemResponse? Problem { get; init; }

    /// <summary>How many faults the registrations have.</summary>
    public required int FaultCount { get; init; }

    /// <summary>The first of them.</summary>
    public required IReadOnlyList<RegistrationFault> Faults { get; init; }

    /// <summary>How many registrations are left out before it is known whose they are: no administration's report has them.</summary>
    public required int UnplacedCount { get; init; }

    /// <summary>The first of them; none for who does not see all administrations.</summary>
    public required IReadOnlyList<LeftOutLine> Unplaced { get; init; }

    /// <summary>How many take part, whichever are listed.</summary>
    public required int AdministrationCount { get; init; }

    /// <summary>How many of them have nothing to come.</summary>
    public required int AdministrationsEnded { get; init; }

    /// <summary>By employer and name.</summary>
    public required IReadOnlyList<ExportAdministrationResponse> Administrations { get; init; }

    public ExportResponse AtPage(PageQuery page) => this with { Administrations = page.From(Administrations) };
}

/// <summary>A page of the registrations that an export left out before it was known whose they are.</summary>
/// <param name="Total">How many there are, whichever are listed.</param>
internal sealed record UnplacedList(IReadOnlyList<LeftOutLine> Registrations, int Total)
{
    public override string ToString() => $"{Total} registrations";
}

/// <param name="Older">Ask for what is older with this; null where nothing is.</param>
internal sealed record ExportList(IReadOnlyList<ExportResponse> Exports, string? Older);
