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

    public bool IsSameAs(WebhookSecret other) => CryptographicOperations.FixedTimeEquals(_key, other._key);

    /// <summary>HMAC-SHA256 over <c>{id}.{timestamp}.{payload}</c>.</summary>
    public byte[] Sign(string id, string timestamp, ReadOnlySpan<byte> payload)
    {
        using var hmac = BeginSigning(id, timestamp);
        hmac.AppendData(payload);
        return hmac.GetHashAndReset();
    }

    /// <summary>The same, to be given the payload piece by piece.</summary>
    public IncrementalHash BeginSigning(string id, string timestamp)
    {
        var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        return hmac;
    }

    public override string ToString() => "***";
}
