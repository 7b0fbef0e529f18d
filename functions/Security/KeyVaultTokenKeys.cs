using System.Collections.Concurrent;
using Azure;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Security;

/// <summary>
/// Keys that are versions of one secret in Key Vault: the value is base64 of 32 bytes, the version is the key's id, and the
/// newest enabled version is the current one. To rotate, the operator adds a version and leaves the old one enabled until
/// every connection has been refreshed; to withdraw a key at once, the operator disables its version.
/// </summary>
internal sealed partial class KeyVaultTokenKeys(
    SecretClient vault, string secretName, TimeProvider clock, ILogger<KeyVaultTokenKeys> logger) : ITokenKeys
{
    /// <summary>How long a rotation or a withdrawal may take to be noticed.</summary>
    public static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(5);

    /// <summary>For one question with its retries: somebody may wait for it at a screen.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int Forbidden = 403;
    private const int NotFound = 404;
    private readonly ConcurrentDictionary<string, Cached> _byId = new(StringComparer.Ordinal);
    private volatile Cached? _current;

    public async ValueTask<TokenKey> CurrentAsync(CancellationToken cancellation)
    {
        if (_current is { } cached && IsFresh(cached))
            return cached.Key;

        var key = await AskAsync(
            async inTime => await ReadAsync(NewestOf(await VersionsAsync(inTime)) ?? throw NoKey(), inTime) ?? throw NoKey(), cancellation);
        _current = new Cached(key, clock.GetUtcNow());
        return key;
    }

    public async ValueTask<TokenKey?> FindAsync(string id, CancellationToken cancellation)
    {
        if (_byId.TryGetValue(id, out var cached) && IsFresh(cached))
            return cached.Key;
        // What is no version never was a key, and Key Vault would take it for something else.
        return id.Length > 0 && id.All(char.IsAsciiLetterOrDigit) ? await AskAsync(inTime => ReadAsync(id, inTime), cancellation) : null;
    }

    /// <summary>Null where that version is disabled or gone, and the secret itself is there.</summary>
    private async Task<TokenKey?> ReadAsync(string id, CancellationToken cancellation)
    {
        try
        {
            var secret = await vault.GetSecretAsync(secretName, id, cancellationToken: cancellation);
            var key = TokenKey.Parse(id, secret.Value.Value);
            _byId[id] = new Cached(key, clock.GetUtcNow());
            return key;
        }
        catch (RequestFailedException exception) when (exception.Status is NotFound or Forbidden)
        {
            // A disabled version is refused as if the right to read were missing, and one that is gone answers as a whole secret that is.
            // Only the list shows which of them it is, and taking the one for the other would have every user sign in again.
            var versions = await VersionsAsync(cancellation);
            var listed = versions.Find(version => version.Version == id);
            if (exception.Status == Forbidden ? listed?.Enabled != false : listed is not null || versions.Count == 0)
                throw;
            _byId.TryRemove(id, out _);
            return null;
        }
    }

    private async Task<List<SecretProperties>> VersionsAsync(CancellationToken cancellation) =>
        await vault.GetPropertiesOfSecretVersionsAsync(secretName, cancellation).ToListAsync(cancellation);

    private string? NewestOf(List<SecretProperties> versions)
    {
        var now = clock.GetUtcNow();
        return versions.Where(version => version.Enabled == true && !(version.NotBefore > now) && !(version.ExpiresOn <= now))
            .MaxBy(version => version.CreatedOn)?.Version;
    }

    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var enough = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellation);
        try
        {
            return await ask(either.Token);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && KeyVaultFaults.Of(exception) is { } fault)
        {
            throw Told(fault);
        }
    }

    private bool IsFresh(Cached cached) => clock.GetUtcNow() - cached.At < CacheTime;

    private TokenKeysException NoKey() => new(
        isAway: false,
        $"The secret '{secretName}' in Key Vault has no enabled version to seal tokens with. The operator adds one: base64 of "
            + $"{TokenKey.Length} random bytes.");

    private TokenKeysException Told(TokenKeysException fault)
    {
        if (fault.IsAway)
            LogAway(fault.Message);
        else
            LogRefused(fault.Message);
        return fault;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The token keys cannot be read now, and what needs them is tried again: {Cause}")]
    private partial void LogAway(string cause);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "The token keys cannot be read, and no connection can be used until the operator mends it: {Cause}")]
    private partial void LogRefused(string cause);

    private sealed record Cached(TokenKey Key, DateTimeOffset At);
}
