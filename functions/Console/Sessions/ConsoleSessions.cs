using System.Text.Json;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Console.Sessions;

/// <summary>Who a session is for, and where it may go back to.</summary>
internal sealed record ConsoleUser(Caller Caller, string Language, string? ReturnAddress)
{
    public override string ToString() => Caller.Tenant.Key;
}

/// <summary>A link to the console: good once, until it expires.</summary>
internal sealed record ConsoleLink(string Value, DateTimeOffset ExpiresAt)
{
    public override string ToString() => "***";
}

/// <summary>
/// Links and sessions of the console. Their values are random, only the hashes are stored; a link becomes one session, however many
/// ask at the same time. A session ends after eight hours, or after one without use.
/// </summary>
internal sealed class ConsoleSessions(AppTables tables, TokenCipher cipher, TimeProvider clock)
{
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromHours(1);

    /// <summary>How often the use of a session is written down.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private const string Links = "link";
    private const string Sessions = "session";
    private const string NamePurpose = "console-user";

    public async Task<ConsoleLink> IssueLinkAsync(ConsoleUser user, CancellationToken cancellation)
    {
        var value = SecureRandom.NewToken();
        var access = user.Caller.Access;
        var row = new SessionRow
        {
            PartitionKey = Links,
            RowKey = SecureRandom.Hash(value),
            TenantKey = user.Caller.Tenant.Key,
            ConnectionId = access.ConnectionId?.ToString(),
            UserId = user.Caller.Actor.Id!,
            Language = user.Language,
            Grants = JsonSerializer.Serialize(access.Grants, AppJson.Options),
            ReturnAddress = user.ReturnAddress,
            ExpiresAt = clock.GetUtcNow() + LinkLifetime,
        };
        row.SealedName = await cipher.SealAsync(user.Caller.Actor.Name!, SealedFor(row), cancellation);
        await tables.ConsoleSessions.AddEntityAsync(row, cancellation);
        return new ConsoleLink(value, row.ExpiresAt);
    }

    /// <summary>Uses the link up and begins a session; null when the link expired, was used, or never was.</summary>
    /// <returns>The session's token, for the browser's cookie, and whose it is.</returns>
    public async Task<StartedSession?> StartAsync(string link, CancellationToken cancellation)
    {
        if (await FindAsync(Links, link, cancellation) is not { } row || await TryReadUserAsync(row, cancellation) is not { } user
            || !await tables.ConsoleSessions.TryDeleteAsync(row, cancellation))
            return null;
        var token = SecureRandom.NewToken();
        var now = clock.GetUtcNow();
        (row.PartitionKey, row.RowKey, row.ExpiresAt, row.SeenAt) = (Sessions, SecureRandom.Hash(token), now + Lifetime, now);
        await tables.ConsoleSessions.AddEntityAsync(row, cancellation);
        return new StartedSession(token, user);
    }

    /// <summary>Whose session it is; null when it ended.</summary>
    public async Task<ConsoleUser?> FindUserAsync(string token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (await FindAsync(Sessions, token, cancellation) is not { } row || now >= row.SeenAt + IdleLifetime)
            return null;
        if (now >= row.SeenAt + SeenEvery)
        {
            row.SeenAt = now;
            // Another request of the same session may have been first, or the session was ended meanwhile: the next request sees.
            await tables.ConsoleSessions.TryReplaceAsync(row, cancellation);
        }

        return await TryReadUserAsync(row, cancellation);
    }

    public async Task EndAsync(string token, CancellationToken cancellation)
    {
        if (await FindAsync(Sessions, token, cancellation) is { } row)
            await tables.ConsoleSessions.TryDeleteAsync(row, cancellation);
    }

    /// <summary>Ends every session and link of a person; returns how many.</summary>
    public async Task<int> WithdrawAsync(Tenant tenant, string userId, CancellationToken cancellation)
    {
        var key = tenant.Key;
        return await RemoveAsync($"TenantKey eq {key} and UserId eq {userId}", cancellation);
    }

    /// <summary>Removes what expired; returns how many.</summary>
    public async Task<int> ForgetOldAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await RemoveAsync($"ExpiresAt le {now}", cancellation);
    }

    private async Task<int> RemoveAsync(FormattableString filter, CancellationToken cancellation)
    {
        var removed = 0;
        foreach (var row in await tables.ConsoleSessions.ListAsync<SessionRow>(TableClientExtensions.TableFilter(filter), cancellation))
        {
            await tables.ConsoleSessions.DeleteEntityAsync(row.PartitionKey, row.RowKey, Azure.ETag.All, cancellation);
            removed++;
        }

        return removed;
    }

    private async Task<SessionRow?> FindAsync(string partition, string value, CancellationToken cancellation)
    {
        var row = await tables.ConsoleSessions.FindAsync<SessionRow>(partition, SecureRandom.Hash(value), cancellation);
        return row is not null && clock.GetUtcNow() < row.ExpiresAt ? row : null;
    }

    /// <summary>Null where the name cannot be opened any more: its key is gone, and with it the link or the session.</summary>
    /// <exception cref="TokenKeysException">The keys cannot be read now; link and session stay.</exception>
    private async Task<ConsoleUser?> TryReadUserAsync(SessionRow row, CancellationToken cancellation)
    {
        string name;
        try
        {
            name = await cipher.OpenAsync(row.SealedName, SealedFor(row), cancellation);
        }
        catch (BrokenSealException)
        {
            return null;
        }

        var grants = JsonSerializer.Deserialize<List<Grant>>(row.Grants, AppJson.Options)!;
        var caller = new Caller(
            Tenant.FromKey(row.TenantKey), new Actor(ActorKind.User, row.UserId, name),
            new Access(ConnectionId.OrNone(row.ConnectionId), grants))
        {
            Language = row.Language,
        };
        return new ConsoleUser(caller, row.Language, row.ReturnAddress);
    }

    private static SealedFor SealedFor(SessionRow row) =>
        new(Tenant.FromKey(row.TenantKey), ConnectionId.OrNone(row.ConnectionId), NamePurpose);
}

/// <param name="Token">What the browser keeps in its cookie.</param>
internal sealed record StartedSession(string Token, ConsoleUser User)
{
    public override string ToString() => "***";
}
