using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Store;

/// <summary>A plan that stands; its lines lie beside it.</summary>
/// <param name="ChangedLines">Lines with something to send straight into Loket.</param>
/// <param name="Registrations">After what the plan keeps back.</param>
/// <param name="Doubts">What is not likely: first what nobody has accepted; of whole periods, then of days.</param>
internal sealed record StagedPlan(PlanHead Head, int ChangedLines, RegistrationCounts Registrations, IReadOnlyList<Doubt> Doubts)
{
    public const string Name = "plan-head";

    /// <summary>What a person has to confirm before anything leaves; also, where that is much, how much is withdrawn.</summary>
    public IReadOnlyList<ContractChange> ContractChanges { get; init; } = [];

    /// <summary>The payroll file that stands names somebody by a number that no longer holds.</summary>
    public bool Renumbers => ContractChanges.Any(change => change.Number is not null);

    public MuchWithdrawn? MuchWithdrawn { get; init; }

    /// <summary>By which a person confirms having seen all that; null where there is nothing to see.</summary>
    public string? ConfirmToken { get; init; }

    /// <summary>By which the person says that what Loket fills in stays as it was exported; null where that is nothing.</summary>
    public string? KeepToken { get; init; }

    /// <summary>Somebody said so, and has seen the rest.</summary>
    public bool Keeps { get; init; }

    /// <summary>What the employments are now, for the next export to compare with.</summary>
    public Dictionary<Guid, ExportedContract> Contracts { get; init; } = [];

    /// <summary>What the period pays for earlier ones.</summary>
    public IReadOnlyList<ReportedCarry> Carried { get; init; } = [];

    /// <summary>Of a period that is paid: what differs, for a later one to carry.</summary>
    public IReadOnlyList<PeriodDifference> Differences { get; init; } = [];

    public override string ToString() => $"{ChangedLines} changed lines";
}
