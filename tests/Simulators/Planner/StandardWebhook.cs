using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LoketFunctions.Simulators.Planner;

/// <summary>
/// Signatures of Standard Webhooks, written here independently of the app so that each proves the other.
/// Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
/// </summary>
public static class StandardWebhook
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How far a timestamp may lie from now, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string SecretPrefix = "whsec_";

    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Whether it is <c>whsec_</c> and a key in base64.</summary>
    internal static bool IsSecret(string text) =>
        text.StartsWith(SecretPrefix, StringComparison.Ordinal)
        && text.Length > SecretPrefix.Length && Convert.TryFromBase64String(text[SecretPrefix.Length..], new byte[text.Length], out _);

    /// <param name="secret"><c>whsec_</c> and the key in base64.</param>
    /// <param name="id">The request's webhook-id.</param>
    /// <param name="timestamp">Seconds since 1970, UTC.</param>
    /// <param name="payload">See <see cref="Payload"/>.</param>
    public static string Sign(string secret, string id, string timestamp, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var key = Convert.FromBase64String(secret[SecretPrefix.Length..]);
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. payload];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, content))}";
    }

    /// <summary>The same over a body that is too large to hold: read to its end, and then put back to its start.</summary>
    public static async Task<string> SignAsync(
        string secret, string id, string timestamp, Stream body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(body);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(secret[SecretPrefix.Length..]));
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(chunk, cancellationToken)) > 0)
            hash.AppendData(chunk, 0, read);
        body.Position = 0;
        return $"v1,{Convert.ToBase64String(hash.GetHashAndReset())}";
    }

    /// <summary>False for requests that never have a body; whoever sends one with them is refused.</summary>
    /// <param name="method">HTTP method in capitals.</param>
    public static bool TakesBody(string method) => method is "POST" or "PUT" or "PATCH";

    /// <summary>What is signed: the body, and for a request without one, or that takes none, its method and target.</summary>
    /// <param name="method">HTTP method in capitals.</param>
    /// <param name="target">Path and query as they stand in the request line.</param>
    /// <param name="body">The raw body, empty when there is none.</param>
    public static byte[] Payload(string method, string target, byte[] body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return TakesBody(method) && body.Length > 0 ? body : Encoding.UTF8.GetBytes($"{method} {target}");
    }

    /// <summary>Null when one of the secrets signed this payload just now, else the reason to refuse it.</summary>
    /// <param name="signatures">Space separated; one that fits is enough, so that secrets can be changed without a gap.</param>
    internal static string? Refusal(
        IEnumerable<string> secrets, string? id, string? timestamp, string? signatures, ReadOnlyMemory<byte> payload, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatures))
            return $"{IdHeader}, {TimestampHeader} or {SignatureHeader} is missing.";
        if (id.Contains('.', StringComparison.Ordinal))
            return $"{IdHeader} holds a full stop, which separates what is signed.";
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return $"{TimestampHeader} is no number of seconds.";
        if (Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
            return $"{TimestampHeader} is more than five minutes off.";

        var given = signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.ASCII.GetBytes).ToList();
        var fits = secrets
            .Select(secret => Encoding.ASCII.GetBytes(Sign(secret, id, timestamp, payload.Span)))
            .Any(right => given.Exists(one => CryptographicOperations.FixedTimeEquals(one, right)));
        return fits ? null : $"{SignatureHeader} does not fit.";
    }
}
