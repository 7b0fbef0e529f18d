using LoketFunctions.Loket;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Http;

namespace LoketFunctions.Connections;

/// <summary>Opens Loket for a connection.</summary>
internal sealed class LoketClients(LoketClientFactory factory, TokenVault vault, TimeProvider clock)
{
    /// <param name="observer">Told of this client's calls only, e.g. to count those of one run.</param>
    public LoketClient For(Connection connection, ILoketCallObserver? observer = null) =>
        factory.Open(connection.Id, new ConnectionTokens(vault, connection.Key, clock), observer);
}

/// <summary>One connection's access token, kept in memory while it can be used.</summary>
internal sealed class ConnectionTokens(TokenVault vault, ConnectionKey connection, TimeProvider clock) : IAccessTokenSource
{
    private volatile UsableToken? _last;

    public async ValueTask<AccessToken> GetAsync(CancellationToken cancellation)
    {
        if (_last is { } last && clock.GetUtcNow() < last.Until)
            return last.Token;
        var token = await vault.GetAsync(connection, rejected: null, cancellation);
        _last = token;
        return token.Token;
    }

    public async ValueTask<AccessToken> RenewAsync(AccessToken rejected, CancellationToken cancellation)
    {
        var token = await vault.GetAsync(connection, rejected, cancellation);
        _last = token;
        return token.Token;
    }
}
