using System.Globalization;
using Azure;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Staff;

/// <summary>The little that a plan needs of a snapshot, kept beside it so that the blob itself is not read.</summary>
/// <param name="Cursor">See <see cref="StaffSnapshot.Cursor"/>.</param>
/// <param name="Due">See <see cref="StaffSnapshot.Due"/>.</param>
/// <param name="Rules">See <see cref="StaffSnapshot.Rules"/>.</param>
/// <param name="FullOn">See <see cref="StaffSnapshot.FullOn"/>.</param>
internal sealed record SnapshotHead(long? Cursor, DateOnly? Due, string Rules, DateOnly? FullOn);

/// <summary>Snapshots as blobs, one per administration of a connection.</summary>
internal sealed class SnapshotStore(AppBlobs blobs)
{
    private const string CursorKey = "cursor";
    private const string DueKey = "due";
    private const string RulesKey = "rules";
    private const string FullKey = "full";

    public async Task<SnapshotHead?> ReadHeadAsync(AdministrationKey administration, CancellationToken cancellation)
    {
        var metadata = await blobs.Snapshots.ReadMetadataAsync(Name(administration), cancellation);
        if (metadata is null)
            return null;
        var cursor = metadata.TryGetValue(CursorKey, out var number) ? long.Parse(number, CultureInfo.InvariantCulture) : (long?)null;
        return new SnapshotHead(cursor, DateOf(DueKey), metadata.TryGetValue(RulesKey, out var rules) ? rules : "", DateOf(FullKey));

        DateOnly? DateOf(string key) =>
            metadata.TryGetValue(key, out var date) ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    public Task<Stored<StaffSnapshot>?> ReadAsync(AdministrationKey administration, CancellationToken cancellation) =>
        blobs.Snapshots.ReadJsonAsync<StaffSnapshot>(Name(administration), cancellation);

    /// <summary>What exports need of the snapshot; null where the administration was never synced.</summary>
    public async Task<StaffRoster?> ReadRosterAsync(AdministrationKey administration, CancellationToken cancellation) =>
        (await blobs.Snapshots.ReadJsonAsync<StaffRoster>(Name(administration), cancellation))?.Value;

    /// <summary>
    /// Replaces the snapshot that was read; false when another run wrote meanwhile, or wrote under a newer lease.
    /// </summary>
    public Task<bool> TryCommitAsync(
        AdministrationKey administration, StaffSnapshot snapshot, ETag? read, long fence, CancellationToken cancellation)
    {
        var metadata = new Dictionary<string, string> { [RulesKey] = snapshot.Rules };
        if (snapshot.Cursor is { } cursor)
            metadata[CursorKey] = cursor.ToString(CultureInfo.InvariantCulture);
        if (snapshot.Due is { } due)
            metadata[DueKey] = FieldText.Of(due)!;
        if (snapshot.FullOn is { } full)
            metadata[FullKey] = FieldText.Of(full)!;
        return blobs.Snapshots.TryCommitJsonAsync(Name(administration), snapshot, read, fence, metadata, cancellation);
    }

    private static string Name(AdministrationKey administration) => $"{administration}.json.gz";
}
