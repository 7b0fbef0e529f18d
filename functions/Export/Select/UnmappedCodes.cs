using LoketFunctions.Export.Store;
using LoketFunctions.Identifiers;
using LoketFunctions.Mapping;

namespace LoketFunctions.Export.Select;

/// <summary>Tells mappings what the last exports could not place.</summary>
internal sealed class UnmappedCodes(ExportStore exports) : IUnmappedCodes
{
    private const int ExportsToLookAt = 10;

    public async Task<IReadOnlyList<EncounteredCode>> ListAsync(AdministrationKey administration, CancellationToken cancellation)
    {
        var (connectionId, administrationId) = administration;
        var met = new List<EncounteredCode>();
        var isLast = true;
        foreach (var export in await exports.ListAsync(connectionId, ExportsToLookAt, cancellation))
        {
            // Where nothing was selected, nothing could be met.
            if (await exports.FindAdministrationAsync(export.Key, administrationId, cancellation) is not { Registrations.TakenIn: > 0 } row)
                continue;
            met.AddRange(row.UnmappedCodes.Select(code => new EncounteredCode(code, isLast)));
            isLast = false;
        }

        return [.. met.DistinctBy(one => one.Code)];
    }
}
