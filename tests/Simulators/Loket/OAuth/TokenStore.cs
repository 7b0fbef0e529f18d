using System.Security.Cryptography;
using System.Text;

namespace LoketFunctions.Simulators.Loket.OAuth;

/// <summary>A granted sign-in, waiting to be exchanged once.</summary>
internal sealed record GrantedCode(string User, string ClientId, string RedirectUri, string? Challenge, DateTimeOffset ExpiresAt);

/// <summary>The tokens of one exchange or refresh.</summary>
internal sealed record IssuedTokens(string AccessToken, string RefreshToken, int ExpiresIn);

/// <summary>Codes, access tokens and refresh tokens. A refresh token works once: using it again is refused.</summary>
internal sealed class TokenStore(SimulatedLoketOptions options)
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(2);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, GrantedCode> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Access> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Refresh> _refresh = new(StringComparer.Ordinal);

    /// <summary>Gets or sets how long new access tokens are valid.</summary>
    public TimeSpan Lifetime { get; set; } = options.TokenLifetime;

    private DateTimeOffset Now => options.Clock.GetUtcNow();

    public string Grant(string user, string clientId, string redirectUri, string? challenge)
    {
        var code = NewToken();
        lock (_gate)
        {
            _codes[code] = new GrantedCode(user, clientId, redirectUri, challenge, Now + CodeLifetime);
        }

        return code;
    }

    /// <summary>Exchanges a code; null when it is unknown, used, expired, somebody else's, or the proof key is wrong.</summary>
    public IssuedTokens? Exchange(string code, string clientId, string redirectUri, string? verifier)
    {
        lock (_gate)
        {
            return _codes.Remove(code, out var granted)
                && granted.ExpiresAt > Now
                && granted.ClientId == clientId
                && granted.RedirectUri == redirectUri
                && (granted.Challenge is null || granted.Challenge == Challenge(verifier ?? ""))
                ? Issue(granted.User, clientId)
                : null;
        }
    }

    /// <summary>Trades a refresh token for new ones; the old one is dead from then on. Null when it is not valid.</summary>
    public IssuedTokens? Refreshed(string refreshToken, string clientId)
    {
        lock (_gate)
        {
            return _refresh.TryGetValue(refreshToken, out var refresh) && refresh.ClientId == clientId && _refresh.Remove(refreshToken)
                ? Issue(refresh.User, clientId)
                : null;
        }
    }

    /// <summary>Whose access token it is; null when unknown or expired.</summary>
    public string? UserOf(string accessToken) => Find(accessToken)?.User;

    public (string User, string ClientId, int ExpiresIn)? Information(string accessToken) =>
        Find(accessToken) is { } access ? (access.User, access.ClientId, (int)(access.ExpiresAt - Now).TotalSeconds) : null;

    /// <summary>Whether an application still has the consent of a user.</summary>
    public bool HasGrant(string user)
    {
        lock (_gate)
        {
            return _refresh.Values.Any(refresh => string.Equals(refresh.User, user, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Makes every access token invalid, of one user or of all; refresh tokens stay.</summary>
    public void ExpireAccess(string? user = null) => Drop(_access, a => a.User, user);

    /// <summary>Makes every refresh token invalid, of one user or of all, as when the user took back the consent.</summary>
    public void RevokeRefresh(string? user = null) => Drop(_refresh, r => r.User, user);

    public void Reset()
    {
        lock (_gate)
        {
            _codes.Clear();
            _access.Clear();
            _refresh.Clear();
            Lifetime = options.TokenLifetime;
        }
    }

    /// <summary>The S256 challenge of a proof key (RFC 7636).</summary>
    public static string Challenge(string verifier) => Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private Access? Find(string accessToken)
    {
        lock (_gate)
        {
            return _access.TryGetValue(accessToken, out var access) && access.ExpiresAt > Now ? access : null;
        }
    }

    private IssuedTokens Issue(string user, string clientId)
    {
        var tokens = new IssuedTokens(NewToken(), NewToken(), (int)Lifetime.TotalSeconds);
        _access[tokens.AccessToken] = new Access(user, clientId, Now + Lifetime);
        _refresh[tokens.RefreshToken] = new Refresh(user, clientId);
        return tokens;
    }

    private void Drop<T>(Dictionary<string, T> tokens, Func<T, string> owner, string? user)
    {
        lock (_gate)
        {
            foreach (var (token, _) in tokens.Where(
                t => user is null || string.Equals(owner(t.Value), user, StringComparison.OrdinalIgnoreCase)).ToList())
            {
                tokens.Remove(token);
            }
        }
    }

    private static string NewToken() => Base64Url(RandomNumberGenerator.GetBytes(32));

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private sealed record Access(string User, string ClientId, DateTimeOffset ExpiresAt);

    private sealed record Refresh(string User, string ClientId);
}
