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
    public async Task<MappingVersion> HoldingAsync(
        ConnectionId connectionId, Guid administrationId, int year, CancellationToken cancellation)
    {
        var latest = await LatestAsync(connectionId, administrationId, cancellation);
        var number = latest.HoldingIn(year);
        if (number == latest.Mapping.Version)
            return latest;
        return await FindAsync(connectionId, administrationId, number, cancellation)
            ?? throw new InvalidOperationException($"Version {number} of the mapping of administration {administrationId} is gone.");
    }

    /// <summary>The newest version, of whatever payroll year; <see cref="MappingVersion.None"/> before the first.</summary>
    public async Task<MappingVersion> LatestAsync(ConnectionId connectionId, Guid administrationId, CancellationToken cancellation)
    {
        var latest = MappingVersion.None;
        if (await FindRowAsync(connectionId, administrationId, cancellation) is { } row)
        {
            latest = await FindAsync(connectionId, administrationId, row.Version, cancellation)
                ?? throw new InvalidOperationException(
                    $"Version {row.Version} of the mapping of administration {administrationId} is gone.");
        }

        while (await FindAsync(connectionId, administrationId, latest.Mapping.Version + 1, cancellation) is { } newer)
            latest = newer;
        return latest;
    }

    /// <summary>Null when there is no such version.</summary>
    public async Task<MappingVersion?> FindAsync(
        ConnectionId connectionId, Guid administrationId, int version, CancellationToken cancellation) =>
        (await blobs.Mappings.ReadJsonAsync<MappingVersion>(Name(connectionId, administrationId, version), cancellation))?.Value;

    /// <summary>
    /// Saves the mapping as the newest version, for a payroll year; null when the one that it was made from, which it names, does not hold
    /// for that year any more, or never did. Whoever changes another year at the same time is no hindrance.
    /// </summary>
    public Task<MappingVersion?> TrySaveAsync(
        ConnectionId connectionId, Guid administrationId, AdministrationMapping mapping, int year, string? changedBy,
        CancellationToken cancellation) =>
        Optimistic.ChangeAsync<MappingVersion?>($"The mapping of {administrationId}", async token =>
        {
            var latest = await LatestAsync(connectionId, administrationId, token);
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
                Name(connectionId, administrationId, version), saved, expected: null, new Dictionary<string, string>(), token);
            if (isFirst)
                await PointAsync(connectionId, administrationId, version, token);
            return (isFirst, saved);
        }, cancellation);

    /// <summary>Makes the row point to this version, unless it points to a newer one already.</summary>
    private Task<MappingRow?> PointAsync(ConnectionId connectionId, Guid administrationId, int version, CancellationToken cancellation) =>
        tables.Mappings.ChangeOrAddAsync<MappingRow>(
            connectionId.ToString(), administrationId.ToString(),
            row => row?.Version >= version ? null : new MappingRow { Version = version },
            cancellation);

    private Task<MappingRow?> FindRowAsync(ConnectionId connectionId, Guid administrationId, CancellationToken cancellation) =>
        tables.Mappings.FindAsync<MappingRow>(connectionId.ToString(), administrationId.ToString(), cancellation);

    private static string Name(ConnectionId connectionId, Guid administrationId, int version) =>
        $"{connectionId}/{administrationId}/{version:D6}.json.gz";
}
