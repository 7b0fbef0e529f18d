using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Reconcile;

/// <summary>What the plan of an administration is made from, besides what was selected.</summary>
/// <param name="Rules">The connection's own: delivery and layout of the file.</param>
/// <param name="Defaults">Loket's that the period goes by, by employment.</param>
/// <param name="ContractOf">The employment as the staff sync knows it; null where it does not.</param>
internal sealed record PlanBasis(
    AdministrationContext Context,
    Ledger Ledger,
    ExportRules Rules,
    IReadOnlyDictionary<Guid, EmploymentDefaults> Defaults,
    Func<Guid, ExportContract?> ContractOf)
{
    /// <summary>
    /// Loket's of now, where the period goes by others: an import of a file takes these for what the file has no column for.
    /// </summary>
    public IReadOnlyDictionary<Guid, EmploymentDefaults> Given { get => field ?? Defaults; init; }

    /// <summary>What the period pays besides what its own registrations come to.</summary>
    public IReadOnlyList<CarriedValue> Carried { get; init; } = [];

    public override string ToString() => Context.ToString();
}
