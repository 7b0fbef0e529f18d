using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Personnel.Plan;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.Push;

/// <summary>A value that this link put into Loket.</summary>
/// <param name="From">From which day; null for what has no date.</param>
internal sealed record SentValue(DateOnly? From, string? Value)
{
    public override string ToString() => nameof(SentValue);
}

/// <summary>The latest record of an employee, from which what begins later is done on its day.</summary>
/// <param name="Sent">By field: what this link last held Loket to. What is otherwise there now was changed by somebody else.</param>
internal sealed record StoredEmployee(PushedEmployee Pushed, IReadOnlyDictionary<string, IReadOnlyList<SentValue>> Sent)
{
    /// <summary>Records of Loket's that make way in a plan that is under way: see <see cref="HeldEmployee.Removed"/>. Null: none.</summary>
    public IReadOnlyDictionary<LoketResource, IReadOnlyList<HeldRecord>>? Removed { get; init; }

    /// <summary>
    /// What periods that are paid should have paid, as it was told: it is told once, and again where something else is said. By period and
    /// component; null: nothing was.
    /// </summary>
    public IReadOnlyDictionary<string, decimal>? Told { get; init; }

    /// <summary>Since when it holds as it is here; null for one that was kept before that was noted.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>As pushed now, with what is known of it besides.</summary>
    public static StoredEmployee Of(StoredEmployee? before, PushedEmployee pushed) => before is null
        ? new StoredEmployee(pushed, new Dictionary<string, IReadOnlyList<SentValue>>())
        : before with { Pushed = pushed };

    public override string ToString() => nameof(StoredEmployee);
}

/// <summary>A sealed record as it lies in its blob.</summary>
internal sealed record SealedEmployee(string Sealed)
{
    public override string ToString() => nameof(SealedEmployee);
}

/// <summary>
/// The records that an HR system pushed, each sealed, so that no citizen service number can be read where they rest. Those of a preview
/// rest with the push and go with it.
/// </summary>
internal sealed class EmployeeRecords(AppBlobs blobs, TokenCipher cipher)
{
    private const string Purpose = "employee";

    /// <summary>Null where there is none.</summary>
    /// <exception cref="BrokenSealException">It cannot be opened any more.</exception>
    public async Task<StoredEmployee?> FindAsync(ConnectionKey connection, string hash, CancellationToken cancellation) =>
        (await ReadAsync(connection, hash, cancellation))?.Value;

    /// <summary>The record that a push goes by, staged where that is a preview; null where there is none that can be opened.</summary>
    public async Task<StoredEmployee?> OpenAsync(PushScope scope, string hash, CancellationToken cancellation)
    {
        try
        {
            return (scope.Preview ? await FindStagedAsync(scope.Connection, scope.Push, hash, cancellation) : null)
                ?? await FindAsync(scope.Connection, hash, cancellation);
        }
        catch (BrokenSealException)
        {
            return null;
        }
    }

    /// <summary>The HR system's id; null where the record is gone or cannot be opened any more.</summary>
    public async Task<string?> FindIdAsync(ConnectionKey connection, string hash, CancellationToken cancellation)
    {
        try
        {
            return (await FindAsync(connection, hash, cancellation))?.Pushed.EmployeeId;
        }
        catch (BrokenSealException)
        {
            return null;
        }
    }

    /// <summary>Puts it in the place of what was pushed before.</summary>
    /// <param name="at">Since when it holds; a record that is there and is newer stays.</param>
    public Task KeepAsync(
        ConnectionKey connection, string hash, PushedEmployee pushed, DateTimeOffset at, CancellationToken cancellation) =>
        ChangeAsync(
            connection, hash,
            stored => stored?.HeldSince > at ? null : StoredEmployee.Of(stored, pushed) with { HeldSince = at }, cancellation);

    /// <summary>Before they are: whoever dies in between finds them here.</summary>
    public Task NoteRemovedAsync(
        ConnectionKey connection, string hash, IReadOnlyDictionary<LoketResource, IReadOnlyList<HeldRecord>> removed,
        CancellationToken cancellation) =>
        ChangeAsync(connection, hash, stored => stored is null ? null : stored with { Removed = removed }, cancellation);

    /// <summary>What Loket was brought to; nothing is missing any more.</summary>
    public Task NoteSentAsync(
        ConnectionKey connection, string hash, IReadOnlyDictionary<string, IReadOnlyList<SentValue>> sent,
        CancellationToken cancellation) =>
        ChangeAsync(connection, hash, stored => stored is null ? null : stored with { Sent = sent, Removed = null }, cancellation);

    /// <summary>What was told of periods that are paid.</summary>
    public Task NoteToldAsync(
        ConnectionKey connection, string hash, IReadOnlyDictionary<string, decimal> told, CancellationToken cancellation) =>
        ChangeAsync(connection, hash, stored => stored is null ? null : stored with { Told = told }, cancellation);

    public Task ForgetAsync(ConnectionKey connection, string hash, CancellationToken cancellation) =>
        blobs.Personnel.DeleteBlobIfExistsAsync(Name(connection, hash), cancellationToken: cancellation);

    /// <summary>Lets a preview go by a record without keeping it in the place of others.</summary>
    public async Task StageAsync(
        ConnectionKey connection, RunKey push, string hash, PushedEmployee pushed, CancellationToken cancellation)
    {
        var stored = await FindAsync(connection, hash, cancellation);
        var sealedRecord = await SealAsync(connection, StoredEmployee.Of(stored, pushed), cancellation);
        await blobs.Staging.WriteJsonAsync(PushStaging.RecordOf(push, hash), sealedRecord, cancellation);
    }

    /// <summary>Null where it was not staged.</summary>
    public async Task<StoredEmployee?> FindStagedAsync(
        ConnectionKey connection, RunKey push, string hash, CancellationToken cancellation) =>
        await blobs.Staging.ReadJsonAsync<SealedEmployee>(PushStaging.RecordOf(push, hash), cancellation) is { } staged
            ? await OpenAsync(connection, staged.Value, cancellation)
            : null;

    private async Task ChangeAsync(
        ConnectionKey connection, string hash, Func<StoredEmployee?, StoredEmployee?> change, CancellationToken cancellation) =>
        await Optimistic.ChangeAsync(
            $"The record of employee {hash}",
            async token =>
            {
                var stored = await blobs.Personnel.ReadJsonAsync<SealedEmployee>(Name(connection, hash), token);
                if (change(stored is null ? null : await OpenOrForgetAsync(connection, stored.Value, token)) is not { } changed)
                    return (true, false);
                var sealedRecord = await SealAsync(connection, changed, token);
                return (
                    await blobs.Personnel.TryWriteJsonAsync(
                        Name(connection, hash), sealedRecord, stored?.ETag, new Dictionary<string, string>(), token),
                    true);
            },
            cancellation);

    private async Task<Stored<StoredEmployee>?> ReadAsync(ConnectionKey connection, string hash, CancellationToken cancellation) =>
        await blobs.Personnel.ReadJsonAsync<SealedEmployee>(Name(connection, hash), cancellation) is { } stored
            ? new Stored<StoredEmployee>(await OpenAsync(connection, stored.Value, cancellation), stored.ETag)
            : null;

    /// <summary>A record that cannot be opened any more does not keep the next one from taking its place.</summary>
    private async Task<StoredEmployee?> OpenOrForgetAsync(ConnectionKey connection, SealedEmployee stored, CancellationToken cancellation)
    {
        try
        {
            return await OpenAsync(connection, stored, cancellation);
        }
        catch (BrokenSealException)
        {
            return null;
        }
    }

    private async Task<StoredEmployee> OpenAsync(ConnectionKey connection, SealedEmployee stored, CancellationToken cancellation) =>
        JsonSerializer.Deserialize<StoredEmployee>(
            await cipher.OpenAsync(stored.Sealed, For(connection), cancellation), AppJson.Options)
        ?? throw new BrokenSealException("The sealed record is empty.");

    private async Task<SealedEmployee> SealAsync(ConnectionKey connection, StoredEmployee stored, CancellationToken cancellation) =>
        new(await cipher.SealAsync(JsonSerializer.Serialize(stored, AppJson.Options), For(connection), cancellation));

    private static SealedFor For(ConnectionKey connection) => new(connection.Tenant, connection.Id, Purpose);

    public static string NameOf(ConnectionId connectionId, string hash) => $"{connectionId}/employees/{hash}.json.gz";

    private static string Name(ConnectionKey connection, string hash) => NameOf(connection.Id, hash);
}
