using Azure;
using LoketFunctions.Loket.Configuration;
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
    SealedTokens sealing,
    LoketOAuthClient loket,
    LostGrants lost,
    TokenEvents events,
    TimeProvider clock)
{
    /// <summary>For one call to Loket. Shorter than the lease, which is to cover the store as well.</summary>
    public static readonly TimeSpan RefreshLimit = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(20);

    /// <summary>Longer than a lease, so that the refresh of a process that died is done by one that waited.</summary>
    public static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(30);

    public const string Activity = "RefreshToken";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>An access token that is expected to be good; refreshes when the stored one ends soon.</summary>
    /// <param name="rejected">The token that Loket refused, if that is why another is asked for.</param>
    /// <exception cref="LoketException">`Reconnect` when there is no grant any more; else as Loket or the keys failed.</exception>
    public async Task<UsableToken> GetAsync(ConnectionKey connection, AccessToken? rejected, CancellationToken cancellation)
    {
        try
        {
            return await GetUsableAsync(connection, rejected, cancellation);
        }
        catch (TokenKeysException exception)
        {
            throw Failure(exception.IsAway ? FailureReason.KeysUnavailable : FailureReason.KeysRefused, exception);
        }
    }

    private async Task<UsableToken> GetUsableAsync(ConnectionKey connection, AccessToken? rejected, CancellationToken cancellation)
    {
        var giveUpAt = clock.GetUtcNow() + WaitLimit;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = await FindAsync(connection, cancellation) ?? throw Failure(FailureReason.Reconnect);
            if (row.GrantLost)
                throw await lost.SayRefusedAsync(connection, CancellationToken.None);
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
        tables.Tokens.FindAsync<TokenRow>(connection.Id.ToString(), TokenRow.Key, cancellation);

    private async Task<UsableToken?> ReadAsync(
        TokenRow row, ConnectionKey connection, AccessToken? rejected, CancellationToken cancellation)
    {
        // After a broken seal only a refresh shows that all is well again.
        if (row.UsableUntil <= clock.GetUtcNow() || row.SealBroken)
            return null;
        var token = await sealing.TryOpenAccessAsync(row, connection, cancellation);
        return token is null || token == rejected ? null : new UsableToken(token, row.UsableUntil);
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
        Sealer sealer;
        try
        {
            using var limit = new CancellationTokenSource(RefreshLimit, clock);
            sealer = await sealing.ReadyAsync(limit.Token);
            tokens = await loket.RefreshAsync(await sealing.OpenRefreshAsync(leased, connection, limit.Token), limit.Token);
        }
        catch (BrokenSealException exception)
        {
            return await UnopenedAsync(connection, leased, exception.LostKey);
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

        return await StoreRefreshedAsync(connection, leased, tokens, sealer);
    }

    private async Task<UsableToken?> StoreRefreshedAsync(ConnectionKey connection, TokenRow leased, LoketTokens tokens, Sealer sealer)
    {
        var (row, used) = (leased, leased.Generation);
        while (true)
        {
            var wasLost = row.GrantLost || row.SealBroken;
            sealing.Fill(row, connection, tokens, used + 1, sealer);
            if (await tables.Tokens.TryReplaceAsync(row, CancellationToken.None))
            {
                events.Refreshed();
                if (wasLost)
                    await lost.SayFoundAsync(connection, CancellationToken.None);
                return tokens.AccessToken is { } usable ? new UsableToken(usable, row.UsableUntil) : throw NoneInAnswer(connection);
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
        throw await lost.SayRefusedAsync(connection, CancellationToken.None);
    }

    /// <summary>
    /// Nothing was asked of Loket and nothing is spent. The row is only marked: where the operator gives the key back, the next attempt
    /// goes on with the same token.
    /// </summary>
    private async Task<UsableToken?> UnopenedAsync(ConnectionKey connection, TokenRow leased, string? lostKey)
    {
        (leased.SealBroken, leased.LeaseOwner, leased.LeaseUntil) = (true, null, null);
        if (!await tables.Tokens.TryReplaceAsync(leased, CancellationToken.None))
            return null;
        throw await lost.SayUnopenedAsync(connection, lostKey, CancellationToken.None);
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

    /// <summary>Its refresh token is stored, so whoever tries again spends nothing that is needed.</summary>
    private LoketException NoneInAnswer(ConnectionKey connection)
    {
        var failure = Failure(FailureReason.Unreadable);
        events.Failed(connection.Id, failure);
        return failure;
    }

    private static LoketException Failure(FailureReason reason, Exception? inner = null) =>
        new(new LoketFailure(reason, null, Activity), inner);
}
