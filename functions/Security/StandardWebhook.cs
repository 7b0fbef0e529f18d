using System.Text;

namespace LoketFunctions.Security;

/// <summary>
/// Signing and verifying by the Standard Webhooks specification 1.0, both ways. The payload is the raw body, so that any sender by the
/// specification will do; of a request without a body it is method and address (<c>GET /api/…?…</c>), so that the signature holds for
/// these only. What a signed body is good for <see cref="ReceivedMessages"/> remembers.
/// </summary>
internal static class StandardWebhook
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";
    public const string Version = "v1,";

    /// <summary>How far a sender's clock may be off, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static string Signature(WebhookSecret secret, string id, string timestamp, ReadOnlySpan<byte> payload) =>
        Version + Convert.ToBase64String(secret.Sign(id, timestamp, payload));

    /// <summary>The others never have a body: their payload is always method and address.</summary>
    public static bool TakesBody(string method) => method.ToUpperInvariant() is "POST" or "PUT" or "PATCH";

    /// <param name="method">In capitals.</param>
    /// <param name="address">Path and query.</param>
    public static string TargetOf(string method, string address) => $"{method} {address}";

    public static byte[] PayloadOf(string method, string address, byte[] body) =>
        TakesBody(method) && body.Length > 0 ? body : Encoding.UTF8.GetBytes(TargetOf(method, address));

    /// <summary>
    /// Null when the message is authentic and timely, else what is wrong with it. Any of <paramref name="secrets"/> may have
    /// signed it, so that a secret can be rotated without a gap.
    /// </summary>
    public static string? Verify(
        IReadOnlyList<WebhookSecret> secrets, string? id, string? timestamp, string? signatures, byte[] payload, DateTimeOffset now)
    {
        using var check = SignatureCheck.Begin(secrets, id, timestamp, signatures, now, out var fault);
        if (check is null)
            return fault;
        check.Append(payload);
        return check.Matches() ? null : SignatureCheck.NoMatch;
    }
}
