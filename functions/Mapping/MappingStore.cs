using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Mapping;

/// <summary>
/// Mappings with all their versions. A version is a blob that is made once and never written again: making it decides who of two
/// writers was first, and a crash leaves it whole or not at all. The row only spares looking for the newest; where a writer died
/// before it got there, readers look on from where the row points.
/// </summary>
internal sealed class MappingStore(AppTables tables, AppBlobs blobs, TimeProvider clock)
{
    /// <summary>The version that holds for a payroll year; <see cref="MappingVersion.None"/> before the first.</summary>
    public async Task<MappingVersion> HoldingAsync(AdministrationKey administration, int year, CancellationToken cancellation)
    {
        var latest = await LatestAsync(administration, cancellation);
        var number = latest.HoldingIn(year);
        if (number == latest.Mapping.Version)
            return latest;
        return await FindAsync(administration, number, cancellation)
            ?? throw new InvalidOperationException(
                $"Version {number} of the mapping of administration {administration.Administration} is gone.");
    }

    /// <summary>The newest version, of whatever payroll year; <see cref="MappingVersion.None"/> before the first.</summary>
    public async Task<MappingVersion> LatestAsync(AdministrationKey administration, CancellationToken cancellation)
    {
        var latest = MappingVersion.None;
        if (await FindRowAsync(administration, cancellation) is { } row)
        {
            latest = await FindAsync(administration, row.Version, cancellation)
                ?? throw new InvalidOperationException(
                    $"Version {row.Version} of the mapping of administration {administration.Administration} is gone.");
        }

        while (await FindAsync(administration, latest.Mapping.Version + 1, cancellation) is { } newer)
            latest = newer;
        return latest;
    }

    /// <summary>Null when there is no such version.</summary>
    public async Task<MappingVersion?> FindAsync(AdministrationKey administration, int version, CancellationToken cancellation) =>
        (await blobs.Mappings.ReadJsonAsync<MappingVersion>(Name(administration, version), cancellation))?.Value;

    /// <summary>
    /// Saves the mapping as the newest version, for a payroll year; null when the one that it was made from, which it names, does not hold
    /// for that year any more, or never did. Whoever changes another year at the same time is no hindrance.
    /// </summary>
    public Task<MappingVersion?> TrySaveAsync(
        AdministrationKey administration, AdministrationMapping mapping, int year, string? changedBy, CancellationToken cancellation) =>
        Optimistic.ChangeAsync<MappingVersion?>($"The mapping of {administration.Administration}", async token =>
        {
            var latest = await LatestAsync(administration, token);
            if (latest.HoldingIn(year) != mapping.Version)
                return (true, null);

            var version = latest.Mapping.Version + 1;
            var saved = new MappingVersion(mapping with { Version = version }, clock.GetUtcNow(), changedBy)
            {
                Year = year,
                MadeFrom = mapping.Version,
                ByYear = new Dictionary<int, int>(latest.ByYear) { [year] = version },
            };
            var isFirst = await blobs.Mappings.TryWriteJsonAsync(
                Name(administration, version), saved, expected: null, new Dictionary<string, string>(), token);
            if (isFirst)
                await PointAsync(administration, version, token);
            return (isFirst, saved);
        }, cancellation);

    /// <summary>Makes the row point to this version, unless it points to a newer one already.</summary>
    private Task<MappingRow?> PointAsync(AdministrationKey administration, int version, CancellationToken cancellation) =>
        tables.Mappings.ChangeOrAddAsync<MappingRow>(
            administration.Connection.ToString(), administration.Administration.ToString(),
            row => row?.Version >= version ? null : new MappingRow { Version = version },
            cancellation);

    private Task<MappingRow?> FindRowAsync(AdministrationKey administration, CancellationToken cancellation) =>
        tables.Mappings.FindAsync<MappingRow>(
            administration.Connection.ToString(), administration.Administration.ToString(), cancellation);

    private static string Name(AdministrationKey administration, int version) => $"{administration}/{version:D6}.json.gz";
}
