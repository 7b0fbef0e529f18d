using Azure;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.OAuth;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>
/// Keeps the tokens of every connection and refreshes them, one refresh at a time across all machines: whoever takes the
/// lease on the row calls Loket, the others wait and read what came of it.
/// </summary>
/// <remarks>
/// Loket's refresh tokens are good for one use, so the new one is stored before the new access token is handed out. If this
/// process dies between Loket's answer and the store, the new token is lost. The lease ends by itself, the next caller tries
/// the stored token once more, and if Loket refuses it the connection needs its user to sign in again: nothing here can
/// bring the lost token back. To keep that gap small, neither the call nor the store is given up when the caller hangs up.
/// </remarks>
internal sealed class TokenVault(
    AppTables tables,
    TokenCipher cipher,
    LoketOAuthClient loket,
    ConnectionAttention attention,
    TokenEvents events,
    TimeProvider clock)
{
    /// <summary>For one call to Loket. Shorter than the lease, which is to cover the store as well.</summary>
    public static readonly TimeSpan RefreshLimit = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(20);

    /// <summary>Longer than a lease, so that the refresh of a process that died is done by one that waited.</summary>
    public static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(30);

    private const string Activity = "RefreshToken";
    private const string RefreshPurpose = "refresh-token";
    private const string AccessPurpose = "access-token";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Keeps what a sign-in gave, in place of what was there.</summary>
    public async Task StoreGrantAsync(ConnectionKey connection, LoketTokens tokens, CancellationToken cancellation)
    {
        while (true)
        {
            var row = await FindAsync(connection, cancellation);
            var isNew = row is null;
            row ??= new TokenRow { PartitionKey = connection.Id };
            await FillAsync(row, connection, tokens, row.Generation + 1, cancellation);
            if (isNew ? await tables.Tokens.TryAddAsync(row, cancellation) : await tables.Tokens.TryReplaceAsync(row, cancellation))
                return;
        }
    }

    /// <summary>An access token that is expected to be good; refreshes when the stored one ends soon.</summary>
    /// <param name="rejected">The token that Loket refused, if that is why another is asked for.</param>
    /// <exception cref="LoketException">`Reconnect` when there is no grant any more; else as Loket failed.</exception>
    public async Task<UsableToken> GetAsync(ConnectionKey connection, AccessToken? rejected, CancellationToken cancellation)
    {
        var giveUpAt = clock.GetUtcNow() + WaitLimit;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = await FindAsync(connection, cancellation) ?? throw Failure(FailureReason.Reconnect);
            if (row.GrantLost)
                throw await SayLostAsync(connection);
            if (await ReadAsync(row, connection, rejected, cancellation) is { } usable)
                return usable;
            if (row.LeaseUntil > clock.GetUtcNow())
            {
                if (clock.GetUtcNow() >= giveUpAt)
                    throw Failure(FailureReason.TimedOut);
                await Task.Delay(PollInterval, clock, cancellation);
            }
            else if (await TryLeaseAsync(row) && await RefreshAsync(connection, row) is { } refreshed)
            {
                return refreshed;
            }
        }
    }

    private Task<TokenRow?> FindAsync(ConnectionKey connection, CancellationToken cancellation) =>
        tables.Tokens.FindAsync<TokenRow>(connection.Id, TokenRow.Key, cancellation);

    private async Task<UsableToken?> ReadAsync(TokenRow row, ConnectionKey connection, AccessToken? rejected, CancellationToken cancellation)
    {
        if (row.UsableUntil <= clock.GetUtcNow())
            return null;
        var opened = await cipher.OpenAsync(row.AccessToken, new SealedFor(connection.Tenant, connection.Id, AccessPurpose), cancellation);
        var token = new AccessToken(opened);
        return token == rejected ? null : new UsableToken(token, row.UsableUntil);
    }

    private Task<bool> TryLeaseAsync(TokenRow row)
    {
        (row.LeaseOwner, row.LeaseUntil) = (SecureRandom.NewId(), clock.GetUtcNow() + LeaseTime);
        return tables.Tokens.TryReplaceAsync(row, CancellationToken.None);
    }

    /// <summary>Null when somebody else stored another grant meanwhile: look again.</summary>
    private async Task<UsableToken?> RefreshAsync(ConnectionKey connection, TokenRow leased)
    {
        LoketTokens tokens;
        try
        {
            using var limit = new CancellationTokenSource(RefreshLimit, clock);
            var opened = await cipher.OpenAsync(
                leased.RefreshToken, new SealedFor(connection.Tenant, connection.Id, RefreshPurpose), limit.Token);
            tokens = await loket.RefreshAsync(new RefreshToken(opened), limit.Token);
        }
        catch (LoketException exception) when (exception.Failure.Reason == FailureReason.Reconnect)
        {
            return await RefusedAsync(connection, leased);
        }
        catch (Exception exception)
        {
            events.Failed(connection.Id, exception);
            await ReleaseAsync(leased);
            if (exception is OperationCanceledException)
                throw Failure(FailureReason.TimedOut);
            throw;
        }

        return await StoreRefreshedAsync(connection, leased, tokens);
    }

    private async Task<UsableToken?> StoreRefreshedAsync(ConnectionKey connection, TokenRow leased, LoketTokens tokens)
    {
        var (row, used) = (leased, leased.Generation);
        while (true)
        {
            var wasLost = row.GrantLost;
            await FillAsync(row, connection, tokens, used + 1, CancellationToken.None);
            if (await tables.Tokens.TryReplaceAsync(row, CancellationToken.None))
            {
                events.Refreshed();
                if (wasLost)
                    await attention.ClearAsync(connection.Tenant, connection.Id, [AttentionReason.Reconnect], CancellationToken.None);
                return new UsableToken(tokens.AccessToken, row.UsableUntil);
            }

            // The lease ran out and another caller changed the row. The token that was used is spent, so what came of it
            // replaces it; but a grant that was stored meanwhile stays.
            row = await FindAsync(connection, CancellationToken.None);
            if (row is null || row.Generation != used)
                return null;
        }
    }

    /// <summary>Null when the refused token is no longer the stored one: look again.</summary>
    private async Task<UsableToken?> RefusedAsync(ConnectionKey connection, TokenRow leased)
    {
        var row = await FindAsync(connection, CancellationToken.None);
        if (row is null || row.Generation != leased.Generation)
            return null;
        (row.GrantLost, row.LeaseOwner, row.LeaseUntil) = (true, null, null);
        if (!await tables.Tokens.TryReplaceAsync(row, CancellationToken.None))
            return null;
        events.Refused(connection.Id);
        throw await SayLostAsync(connection);
    }

    /// <summary>Said at every attempt, in case that a process died between finding it out and saying so; the owner hears it once.</summary>
    private async Task<LoketException> SayLostAsync(ConnectionKey connection)
    {
        await attention.RaiseAsync(connection.Tenant, connection.Id, AttentionReason.Reconnect, detail: null, CancellationToken.None);
        return Failure(FailureReason.Reconnect);
    }

    private async Task ReleaseAsync(TokenRow leased)
    {
        try
        {
            (leased.LeaseOwner, leased.LeaseUntil) = (null, null);
            await tables.Tokens.TryReplaceAsync(leased, CancellationToken.None);
        }
        catch (RequestFailedException)
        {
            // The lease ends by itself; what failed before is what the caller has to hear.
        }
    }

    private async Task FillAsync(TokenRow row, ConnectionKey connection, LoketTokens tokens, long generation, CancellationToken cancellation)
    {
        Task<string> SealAsync(Secret token, string purpose) =>
            cipher.SealAsync(token.Reveal(), new SealedFor(connection.Tenant, connection.Id, purpose), cancellation);

        row.RefreshToken = await SealAsync(tokens.RefreshToken, RefreshPurpose);
        row.AccessToken = await SealAsync(tokens.AccessToken, AccessPurpose);
        row.UsableUntil = UsableToken.EndOfUse(tokens.ExpiresAt, clock.GetUtcNow());
        (row.Generation, row.GrantLost, row.LeaseOwner, row.LeaseUntil) = (generation, false, null, null);
    }

    private static LoketException Failure(FailureReason reason) => new(new LoketFailure(reason, null, Activity));
}
