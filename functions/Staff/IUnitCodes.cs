using LoketFunctions.Identifiers;

namespace LoketFunctions.Staff;

/// <summary>
/// What the planner calls Loket's distribution units (verdelingseenheden). The user's mapping says so, so mappings bring it along.
/// </summary>
internal interface IUnitCodes
{
    /// <summary>The planner's code by unit, in a payroll year. A unit that no code stands for, or several, has none.</summary>
    Task<IReadOnlyDictionary<Guid, string>> HoldingAsync(AdministrationKey administration, int year, CancellationToken cancellation);
}
