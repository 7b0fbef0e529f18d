using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.Attributes;

/// <summary>
/// The attributes that an HR system told, and the versions of their mapping. Blobs are made once; the row that points to them decides what
/// holds. One that a writer made and that the row never came to point to is in nobody's history, as each version names the one before it.
/// </summary>
internal sealed class AttributeStore(AppTables tables, AppBlobs blobs, TimeProvider clock)
{
    public Task<AttributeState> ReadAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        Optimistic.ChangeAsync(What(connectionId), async token =>
        {
            var state = await FindAsync(connectionId, await FindRowAsync(connectionId, token), token);
            return (state is not null, state!);
        }, cancellation);

    /// <summary>Replaces the list.</summary>
    /// <param name="check">Throws where the new list does not go with what holds.</param>
    public async Task TellAsync(
        ConnectionId connectionId, IReadOnlyList<HrAttribute> attributes, Action<AttributeState> check, CancellationToken cancellation)
    {
        var told = SecureRandom.NewId();
        await blobs.Personnel.WriteJsonAsync(ToldName(connectionId, told), attributes, cancellation);
        var (isDone, before) = (false, (string?)null);
        try
        {
            await ChangeAsync(connectionId, (row, state, _) =>
            {
                check(state);
                (before, row.Told, row.ToldAt) = (row.Told, told, clock.GetUtcNow());
                return Task.FromResult(true);
            }, cancellation);
            isDone = true;
        }
        finally
        {
            // Whichever of the two holds no more; one that a death leaves goes with the connection.
            if ((isDone ? before : told) is { } left)
                await blobs.Personnel.DeleteBlobIfExistsAsync(ToldName(connectionId, left), cancellationToken: CancellationToken.None);
        }
    }

    /// <summary>Makes a mapping live.</summary>
    /// <param name="basedOn">The version that it was made from.</param>
    /// <param name="check">Throws where the mapping does not go with what holds.</param>
    /// <returns>Null where another version is live by now.</returns>
    public async Task<AttributeVersion?> TrySaveAsync(
        ConnectionId connectionId, AttributeVersion wanted, int basedOn, Action<AttributeState> check, CancellationToken cancellation)
    {
        AttributeVersion? saved = null;
        await ChangeAsync(connectionId, async (row, state, token) =>
        {
            saved = null;
            if (row.Version != basedOn)
                return false;
            check(state);
            saved = await WriteAsync(connectionId, wanted with { Before = row.Version, ChangedAt = clock.GetUtcNow() }, token);
            row.Version = saved.Version;
            return true;
        }, cancellation);
        return saved;
    }

    /// <summary>Those that are or were live, the newest first.</summary>
    /// <param name="limit">At most so many.</param>
    public async Task<IReadOnlyList<AttributeVersion>> HistoryAsync(
        ConnectionId connectionId, int limit, CancellationToken cancellation)
    {
        var (history, next) = (new List<AttributeVersion>(), (await FindRowAsync(connectionId, cancellation))?.Version ?? 0);
        while (next > 0 && history.Count < limit)
        {
            history.Add(await GetAsync(connectionId, next, cancellation));
            next = history[^1].Before;
        }

        return history;
    }

    /// <summary>Null where the list that the row points to was replaced meanwhile.</summary>
    private async Task<AttributeState?> FindAsync(ConnectionId connectionId, AttributeRow? row, CancellationToken cancellation)
    {
        IReadOnlyList<HrAttribute>? told = row?.Told is { } name
            ? (await blobs.Personnel.ReadJsonAsync<List<HrAttribute>>(ToldName(connectionId, name), cancellation))?.Value
            : [];
        var live = row is { Version: > 0 and var version }
            ? await GetAsync(connectionId, version, cancellation)
            : AttributeVersion.None;
        return told is null ? null : new AttributeState(row?.ToldAt, told, live);
    }

    private async Task<AttributeVersion> GetAsync(ConnectionId connectionId, int version, CancellationToken cancellation) =>
        (await blobs.Personnel.ReadJsonAsync<AttributeVersion>(VersionName(connectionId, version), cancellation))?.Value
        ?? throw new InvalidOperationException($"Version {version} of the attribute mapping of connection {connectionId} is gone.");

    /// <summary>Under the next number that nobody took, as a writer who died may have.</summary>
    private async Task<AttributeVersion> WriteAsync(ConnectionId connectionId, AttributeVersion wanted, CancellationToken cancellation)
    {
        for (var version = wanted.Before + 1; ; version++)
        {
            var saved = wanted with { Version = version };
            if (await blobs.Personnel.TryWriteJsonAsync(
                VersionName(connectionId, version), saved, expected: null, new Dictionary<string, string>(), cancellation))
                return saved;
        }
    }

    /// <param name="change">Of the row as it is; false leaves it so.</param>
    private Task<bool> ChangeAsync(
        ConnectionId connectionId, Func<AttributeRow, AttributeState, CancellationToken, Task<bool>> change,
        CancellationToken cancellation) =>
        Optimistic.ChangeAsync(What(connectionId), async token =>
        {
            var found = await FindRowAsync(connectionId, token);
            if (await FindAsync(connectionId, found, token) is not { } state)
                return (false, false);
            var row = found ?? new AttributeRow { PartitionKey = connectionId.ToString(), RowKey = AttributeRow.Key };
            if (!await change(row, state, token))
                return (true, false);
            return (found is null
                ? await tables.Personnel.TryAddAsync(row, token)
                : await tables.Personnel.TryReplaceAsync(row, token), true);
        }, cancellation);

    private Task<AttributeRow?> FindRowAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        tables.Personnel.FindAsync<AttributeRow>(connectionId.ToString(), AttributeRow.Key, cancellation);

    private static string What(ConnectionId connectionId) => $"The attributes of connection {connectionId}";

    private static string ToldName(ConnectionId connectionId, string told) => $"{connectionId}/attributes/told/{told}.json.gz";

    private static string VersionName(ConnectionId connectionId, int version) => $"{connectionId}/attributes/{version:D6}.json.gz";
}
