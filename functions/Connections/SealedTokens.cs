using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.OAuth;
using LoketFunctions.Security;

namespace LoketFunctions.Connections;

/// <summary>A connection's tokens in its row: sealed, and bound to the connection and to what each is for.</summary>
internal sealed class SealedTokens(TokenCipher cipher, TimeProvider clock)
{
    private const string RefreshPurpose = "refresh-token";
    private const string AccessPurpose = "access-token";

    /// <summary>The key for what comes of a call that cannot be repeated: to be had before the call.</summary>
    /// <exception cref="TokenKeysException">The keys cannot be read now.</exception>
    public Task<Sealer> ReadyAsync(CancellationToken cancellation) => cipher.ReadyAsync(cancellation);

    /// <summary>Null where its seal does not open: a refresh gives another.</summary>
    public async Task<AccessToken?> TryOpenAccessAsync(TokenRow row, ConnectionKey connection, CancellationToken cancellation)
    {
        try
        {
            return new AccessToken(await cipher.OpenAsync(row.AccessToken, BoundTo(connection, AccessPurpose), cancellation));
        }
        catch (BrokenSealException)
        {
            return null;
        }
    }

    /// <exception cref="BrokenSealException">There is no getting at it any more, unless its key comes back.</exception>
    public async Task<RefreshToken> OpenRefreshAsync(TokenRow row, ConnectionKey connection, CancellationToken cancellation) =>
        new(await cipher.OpenAsync(row.RefreshToken, BoundTo(connection, RefreshPurpose), cancellation));

    public void Fill(TokenRow row, ConnectionKey connection, LoketTokens tokens, long generation, Sealer sealer)
    {
        row.RefreshToken = sealer.Seal(tokens.RefreshToken.Reveal(), BoundTo(connection, RefreshPurpose));
        row.AccessToken = tokens.AccessToken is { } access ? sealer.Seal(access.Reveal(), BoundTo(connection, AccessPurpose)) : "";
        row.UsableUntil = tokens.AccessToken is null ? clock.GetUtcNow() : UsableToken.EndOfUse(tokens.ExpiresAt, clock.GetUtcNow());
        (row.Generation, row.GrantLost, row.SealBroken, row.LeaseOwner, row.LeaseUntil) = (generation, false, false, null, null);
    }

    private static SealedFor BoundTo(ConnectionKey connection, string purpose) => new(connection.Tenant, connection.Id, purpose);
}
