using System.Globalization;
using System.Security.Cryptography;

namespace LoketFunctions.Security;

/// <summary>
/// The verification of one signed message, whose payload may come in pieces: begin with the headers, append the payload, and
/// ask once whether it matches.
/// </summary>
internal sealed class SignatureCheck : IDisposable
{
    public const string NoMatch = "The signature does not match.";
    private const int MaxIdLength = 256;
    private readonly List<IncrementalHash> _expected;
    private readonly List<byte[]> _offered;

    private SignatureCheck(List<IncrementalHash> expected, List<byte[]> offered) => (_expected, _offered) = (expected, offered);

    /// <summary>Null when the headers are not in order or not timely; <paramref name="fault"/> then says what is wrong with them.</summary>
    public static SignatureCheck? Begin(
        IReadOnlyList<WebhookSecret> secrets, string? id, string? timestamp, string? signatures, DateTimeOffset now, out string? fault)
    {
        var offered = Decode(signatures ?? "");
        fault = FaultOf(id, timestamp, signatures, now)
            ?? (offered.Count == 0
                ? $"{StandardWebhook.SignatureHeader} holds no signature of the form {StandardWebhook.Version}base64 of 32 bytes."
                : null);
        return fault is null ? new SignatureCheck(secrets.Select(secret => secret.BeginSigning(id!, timestamp!)).ToList(), offered) : null;
    }

    public void Append(ReadOnlySpan<byte> payload)
    {
        foreach (var hash in _expected)
            hash.AppendData(payload);
    }

    /// <summary>True when one of the secrets made one of the signatures. Ends the check: asked again, it is false.</summary>
    public bool Matches()
    {
        var matches = false;
        foreach (var hash in _expected)
        {
            var expected = hash.GetHashAndReset();
            foreach (var signature in _offered)
                matches |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return matches;
    }

    public void Dispose() => _expected.ForEach(hash => hash.Dispose());

    private static string? FaultOf(string? id, string? timestamp, string? signatures, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatures))
            return $"The headers {StandardWebhook.IdHeader}, {StandardWebhook.TimestampHeader} and {StandardWebhook.SignatureHeader} are "
                + "required.";
        if (id.Length > MaxIdLength)
            return $"{StandardWebhook.IdHeader} is longer than {MaxIdLength} characters.";
        // Full stops separate what is signed: with another one, parts could be shifted under the same signature.
        if (id.Contains('.', StringComparison.Ordinal))
            return $"{StandardWebhook.IdHeader} holds a full stop.";
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return $"{StandardWebhook.TimestampHeader} is not a number of seconds since 1970.";
        return Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)StandardWebhook.Tolerance.TotalSeconds
            ? $"{StandardWebhook.TimestampHeader} is more than {StandardWebhook.Tolerance.TotalMinutes:0} minutes off."
            : null;
    }

    /// <summary>The signatures of version 1; the header may hold others, of versions to come.</summary>
    private static List<byte[]> Decode(string signatures)
    {
        var decoded = new List<byte[]>();
        foreach (var signature in signatures.Split(' ').Where(one => one.StartsWith(StandardWebhook.Version, StringComparison.Ordinal)))
        {
            var bytes = new byte[HMACSHA256.HashSizeInBytes];
            if (Convert.TryFromBase64String(signature[StandardWebhook.Version.Length..], bytes, out var length) && length == bytes.Length)
                decoded.Add(bytes);
        }

        return decoded;
    }
}
