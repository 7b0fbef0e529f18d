using System.Collections.Concurrent;
using Azure;
using Azure.Security.KeyVault.Secrets;

namespace LoketFunctions.Security;

/// <summary>
/// Keys that are versions of one secret in Key Vault: the value is base64 of 32 bytes, the version is the key's id, and the
/// newest enabled version is the current one. To rotate, the operator adds a version and leaves the old one enabled until
/// every connection has been refreshed; to withdraw a key at once, the operator disables its version.
/// </summary>
internal sealed class KeyVaultTokenKeys(SecretClient vault, string secretName, TimeProvider clock) : ITokenKeys
{
    /// <summary>How long a rotation or a withdrawal may take to be noticed.</summary>
    public static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(5);

    private const int Forbidden = 403;
    private const int NotFound = 404;
    private readonly ConcurrentDictionary<string, Cached> _byId = new(StringComparer.Ordinal);
    private volatile Cached? _current;

    public async ValueTask<TokenKey> CurrentAsync(CancellationToken cancellation)
    {
        if (_current is { } cached && IsFresh(cached))
            return cached.Key;

        var version = await NewestVersionAsync(cancellation);
        var key = await FindAsync(version, cancellation) ?? throw NoKey();
        _current = new Cached(key, clock.GetUtcNow());
        return key;
    }

    public async ValueTask<TokenKey?> FindAsync(string id, CancellationToken cancellation)
    {
        if (_byId.TryGetValue(id, out var cached) && IsFresh(cached))
            return cached.Key;
        try
        {
            var secret = await vault.GetSecretAsync(secretName, id, cancellationToken: cancellation);
            var key = TokenKey.Parse(id, secret.Value.Value);
            _byId[id] = new Cached(key, clock.GetUtcNow());
            return key;
        }
        catch (RequestFailedException exception) when (exception.Status is NotFound or Forbidden)
        {
            // A disabled version is refused as if the right to read were missing; only the first is a key that was withdrawn.
            if (exception.Status == Forbidden && !await IsDisabledAsync(id, cancellation))
                throw;
            _byId.TryRemove(id, out _);
            return null;
        }
    }

    private async Task<bool> IsDisabledAsync(string id, CancellationToken cancellation) => await vault
        .GetPropertiesOfSecretVersionsAsync(secretName, cancellation).AnyAsync(version => version.Version == id && version.Enabled == false, cancellation);

    private async Task<string> NewestVersionAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        SecretProperties? newest = null;
        await foreach (var version in vault.GetPropertiesOfSecretVersionsAsync(secretName, cancellation))
        {
            var usable = version.Enabled == true && !(version.NotBefore > now) && !(version.ExpiresOn <= now);
            if (usable && (newest is null || version.CreatedOn > newest.CreatedOn))
                newest = version;
        }

        return newest?.Version ?? throw NoKey();
    }

    private bool IsFresh(Cached cached) => clock.GetUtcNow() - cached.At < CacheTime;

    private InvalidOperationException NoKey() => new(
        $"The secret '{secretName}' in Key Vault has no enabled version to seal tokens with. The operator adds one: base64 of {TokenKey.Length} random bytes.");

    private sealed record Cached(TokenKey Key, DateTimeOffset At);
}
