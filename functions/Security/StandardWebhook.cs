using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LoketFunctions.Security;

/// <summary>
/// A shared secret of Standard Webhooks: <c>whsec_</c> and base64 of 24 to 64 bytes. Never printed.
/// </summary>
internal sealed class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int MinBytes = 24;
    private const int MaxBytes = 64;
    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    public static WebhookSecret Parse(string text)
    {
        var encoded = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        var key = new byte[MaxBytes];
        return Convert.TryFromBase64String(encoded, key, out var length) && length is >= MinBytes and <= MaxBytes
            ? new WebhookSecret(key[..length])
            : throw new FormatException("A webhook secret is whsec_ and base64 of 24 to 64 bytes.");
    }

    /// <summary>HMAC-SHA256 over <c>{id}.{timestamp}.{payload}</c>.</summary>
    public byte[] Sign(string id, string timestamp, ReadOnlySpan<byte> payload)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(payload);
        return hmac.GetHashAndReset();
    }

    public override string ToString() => "***";
}

/// <summary>
/// Signing and verifying by the Standard Webhooks specification 1.0, both ways. The payload is the raw body; of a request
/// without a body it is the request target (<c>GET /api/…?…</c>), so that a signature holds for one address only.
/// </summary>
internal static class StandardWebhook
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";
    private const string Version = "v1,";
    private const int MaxIdLength = 256;

    /// <summary>How far a sender's clock may be off, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static string Signature(WebhookSecret secret, string id, string timestamp, ReadOnlySpan<byte> payload) =>
        Version + Convert.ToBase64String(secret.Sign(id, timestamp, payload));

    public static byte[] PayloadOf(string method, string target, byte[] body) =>
        body.Length > 0 ? body : Encoding.UTF8.GetBytes($"{method} {target}");

    /// <summary>
    /// Null when the message is authentic and timely, else what is wrong with it. Any of <paramref name="secrets"/> may have
    /// signed it, so that a secret can be rotated without a gap.
    /// </summary>
    public static string? Verify(
        IReadOnlyList<WebhookSecret> secrets, string? id, string? timestamp, string? signatures, byte[] payload, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatures))
            return $"The headers {IdHeader}, {TimestampHeader} and {SignatureHeader} are required.";
        if (id.Length > MaxIdLength)
            return $"{IdHeader} is longer than {MaxIdLength} characters.";
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return $"{TimestampHeader} is not a number of seconds since 1970.";
        if (Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds)
            return $"{TimestampHeader} is more than {Tolerance.TotalMinutes:0} minutes off.";

        var offered = signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(signature => signature.StartsWith(Version, StringComparison.Ordinal))
            .Select(signature => Decode(signature[Version.Length..]))
            .ToList();
        var authentic = false;
        foreach (var secret in secrets)
        {
            var expected = secret.Sign(id, timestamp, payload);
            foreach (var signature in offered)
                authentic |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return authentic ? null : "The signature does not match.";
    }

    private static byte[] Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }
}
