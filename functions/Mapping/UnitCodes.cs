using LoketFunctions.Identifiers;
using LoketFunctions.Staff;

namespace LoketFunctions.Mapping;

/// <summary>The planner's departments whose hours go to a distribution unit, read the other way round.</summary>
internal sealed class UnitCodes(MappingStore mappings) : IUnitCodes
{
    public async Task<IReadOnlyDictionary<Guid, string>> HoldingAsync(
        AdministrationKey administration, int year, CancellationToken cancellation)
    {
        var holding = await mappings.HoldingAsync(administration, year, cancellation);
        return (
            from department in holding.Mapping.Departments
            let unit = department.Value?.DistributionUnit
            where unit is not null
            group department.Key by unit.Value into codes
            // Of several nobody knows which of them somebody belongs to.
            where codes.Count() == 1
            select codes).ToDictionary(codes => codes.Key, codes => codes.Single());
    }
}
