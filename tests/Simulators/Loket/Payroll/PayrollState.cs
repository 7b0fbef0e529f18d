using System.Collections.Immutable;

namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>One period of one administration.</summary>
internal sealed record PeriodOf(Guid AdministrationId, int PeriodId);

/// <summary>When Loket makes and approves a run by itself; null: never.</summary>
internal sealed record AutomaticProcessing(DateOnly? CreateOn, DateOnly? ApproveOn);

/// <summary>A "Klaar met muteren" mail that was asked for.</summary>
internal sealed record ReadyForPayroll(
    Guid AdministrationId, int PayrollPeriodId, IReadOnlyList<string> EmailAddresses, string? UserComment);

/// <summary>What an employment's period data default to. Of no date: what is set now is proposed for every period.</summary>
internal sealed record ProposedKey(int Shift, int? CostCenter, int? CostUnit);

/// <summary>All of the payroll side that does not follow from the staff. Immutable; no version number ever moves for it.</summary>
internal sealed record PayrollState
{
    public static readonly PayrollState Fresh = new();

    /// <summary>Gets the records of period data per employment, oldest first.</summary>
    public ImmutableDictionary<Guid, ImmutableArray<PeriodRecord>> Records { get; init; } =
        ImmutableDictionary<Guid, ImmutableArray<PeriodRecord>>.Empty;

    /// <summary>Gets the status of the run of a period where a control address has set it; null: it has none.</summary>
    public ImmutableDictionary<PeriodOf, int?> Runs { get; init; } = ImmutableDictionary<PeriodOf, int?>.Empty;

    /// <summary>Gets the approved runs that corrected results, oldest first.</summary>
    public ImmutableList<CorrectionRun> Corrections { get; init; } = [];

    /// <summary>Gets the employments that payroll makes no results of.</summary>
    public ImmutableHashSet<Guid> WithoutResults { get; init; } = [];

    public ImmutableDictionary<PeriodOf, AutomaticProcessing> Automatic { get; init; } =
        ImmutableDictionary<PeriodOf, AutomaticProcessing>.Empty;

    public ImmutableHashSet<(Guid AdministrationId, int Year)> TestYears { get; init; } = [];

    public ImmutableHashSet<(Guid AdministrationId, int Year, int Component)> RemovedComponents { get; init; } = [];

    /// <summary>Gets the employments whose records a PATCH refuses, with what it says.</summary>
    public ImmutableDictionary<Guid, string> Refused { get; init; } = ImmutableDictionary<Guid, string>.Empty;

    /// <summary>Gets what somebody set at an employment for its period data, in the place of what would be proposed.</summary>
    public ImmutableDictionary<Guid, ProposedKey> Proposed { get; init; } = ImmutableDictionary<Guid, ProposedKey>.Empty;

    public ImmutableList<ReadyForPayroll> Ready { get; init; } = [];

    public ImmutableArray<PeriodRecord> RecordsOf(Guid employmentId) => Records.GetValueOrDefault(employmentId, []);
}
