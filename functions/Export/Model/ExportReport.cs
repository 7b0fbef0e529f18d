using LoketFunctions.Identifiers;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Model;

/// <summary>
/// What came of an export for one administration, for people. Holds names, so it lies in the archive and is never logged.
/// </summary>
public sealed record ExportReport
{
    /// <summary>How many left-out lines a report shows before it says how many more there are.</summary>
    public const int ShownLeftOut = 500;

    /// <summary>How many changes a report shows; <see cref="Counts"/> says how many there are.</summary>
    public const int ShownChanges = 500;

    /// <summary>How many doubts a report shows; <see cref="DoubtCount"/> says how many there are.</summary>
    public const int ShownDoubts = 500;

    /// <summary>Id of the export.</summary>
    public required string ExportId { get; init; }

    /// <summary>Id of the connection.</summary>
    public required ConnectionId ConnectionId { get; init; }

    /// <summary>Loket's id of the administration.</summary>
    public required Guid AdministrationId { get; init; }

    /// <summary>Name of the administration.</summary>
    public required string AdministrationName { get; init; }

    /// <summary>Name of the employer.</summary>
    public required string EmployerName { get; init; }

    /// <summary>Aansluitnummer: the number of the administration in payroll and imports.</summary>
    public required int? ClientNumber { get; init; }

    /// <summary>The payroll period.</summary>
    public required ExportPeriod Period { get; init; }

    /// <summary>Version of the mapping that it went by.</summary>
    public required int MappingVersion { get; init; }

    /// <summary>Nothing was sent.</summary>
    public required bool Preview { get; init; }

    /// <summary>Who asked, in the planner's words; null for scheduled exports.</summary>
    public required string? RequestedBy { get; init; }

    /// <summary>When the export began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Of the administration's export: its state as the API names it.</summary>
    public required string Outcome { get; init; }

    /// <summary>Null where no file was written.</summary>
    public required string? FileName { get; init; }

    /// <summary>Of its bytes, in small hex digits.</summary>
    public required string? FileSha256 { get; init; }

    /// <summary>How many there are of the administration, and what became of them.</summary>
    public required RegistrationCounts Registrations { get; init; }

    /// <summary>How many values are new, changed and so on.</summary>
    public required PlanCounts Counts { get; init; }

    /// <summary>Of all that the period holds by this export, by component.</summary>
    public required IReadOnlyList<ComponentTotal> Totals { get; init; }

    /// <summary>Totals per employment and component, by payroll number.</summary>
    public required IReadOnlyList<EmployeeTotal> Employees { get; init; }

    /// <summary>How many registrations, or parts of them, stayed behind for which reason.</summary>
    public required IReadOnlyDictionary<string, int> LeftOutByReason { get; init; }

    /// <summary>The first of them; all are in the file of what was left out.</summary>
    public required IReadOnlyList<LeftOutLine> LeftOut { get; init; }

    /// <summary>Of a period that is closed or being processed: what differs from what was sent.</summary>
    public required IReadOnlyList<Correction> Corrections { get; init; }

    /// <summary>Values that Loket refused or does not hold after all, with Loket's words.</summary>
    public required IReadOnlyList<RefusedValue> Refused { get; init; }

    /// <summary>Codes to map before anything goes out.</summary>
    public required IReadOnlyList<UnmappedCode> Unmapped { get; init; }

    /// <summary>The first of what could not go as it was, or stopped the export.</summary>
    public required IReadOnlyList<PlanFault> Faults { get; init; }

    /// <summary>How many there are.</summary>
    public required int FaultCount { get; init; }

    /// <summary>Codes of what is worth knowing though nothing failed.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What differs from what was sent before: first what was changed or withdrawn, then what is new.</summary>
    public IReadOnlyList<ValueChange> Changes { get; init; } = [];

    /// <summary>
    /// What the payroll file has no column for: its import takes Loket's default of the employment. Empty where there is no file.
    /// </summary>
    public IReadOnlyList<PayrollFileDimension> NotCarried { get; init; } = [];

    /// <summary>What changes or is withdrawn because contracts are others in Loket than at the last export of the period.</summary>
    public IReadOnlyList<ContractChange> ContractChanges { get; init; } = [];

    /// <summary>How much is taken back, where that is more than goes without a confirmation; null where it is not.</summary>
    public MuchWithdrawn? MuchWithdrawn { get; init; }

    /// <summary>What of the period's values is a correction of an earlier one, which people accepted.</summary>
    public IReadOnlyList<ReportedCarry> Carried { get; init; } = [];

    /// <summary>What is not likely, the first of it: of whole periods first, then of days.</summary>
    public IReadOnlyList<Doubt> Doubts { get; init; } = [];

    public int DoubtCount { get; init; }

    public override string ToString() => ExportId;
}
