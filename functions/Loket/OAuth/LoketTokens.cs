using System.Globalization;
using System.Text.Json;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.OAuth;

/// <summary>What a code exchange or refresh gives. Store the refresh token before using the access token: the old one is spent.</summary>
/// <param name="AccessToken">Null where the answer held none that can be used: the refresh token is to be stored all the same.</param>
/// <param name="ExpiresAt">When the access token ends, counted from before the request was sent.</param>
internal sealed record LoketTokens(AccessToken? AccessToken, RefreshToken RefreshToken, DateTimeOffset ExpiresAt);

/// <summary>Whom the connection signs in as.</summary>
internal sealed record LoketTokenInformation(string? UserName, string? ClientId) : PersonalRecord;

/// <summary>
/// An answer of the token endpoint over the wire. Holds bare tokens, so it never prints itself. Each field is read by itself: one that
/// is not as it should be must not cost the tokens beside it, as the refresh token that they were given for is spent.
/// </summary>
/// <param name="Lifetime">Of the access token; null where the answer does not say it in a way that is understood.</param>
internal sealed record TokenResponse(string? AccessToken, string? RefreshToken, TimeSpan? Lifetime, string? Error, string? ErrorDescription)
    : PersonalRecord
{
    /// <summary>No access token is taken to last longer; whatever is said beyond it is no number of seconds.</summary>
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(1);

    /// <summary>No header and no row is made for more.</summary>
    public const int LongestToken = 8192;

    /// <summary>What is needless in an answer may be odd as well: nesting, commas and comments cost no tokens.</summary>
    private static readonly JsonDocumentOptions Lenient =
        new() { MaxDepth = 1000, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Null where the answer is no JSON object.</summary>
    public static TokenResponse? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(body), Lenient);
            return document.RootElement is { ValueKind: JsonValueKind.Object } answer
                ? new TokenResponse(
                    Text(answer, "access_token"), Text(answer, "refresh_token"), LifetimeIn(answer), Text(answer, "error"),
                    Text(answer, "error_description"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Null where nothing of it is to be kept. A refresh that gives no new refresh token leaves the previous one in force (RFC 6749, 6); a
    /// new one is kept whatever is wrong with the rest, as the previous one is spent.
    /// </summary>
    public LoketTokens? ToTokens(DateTimeOffset sent, TimeSpan unstatedLifetime, RefreshToken? previous)
    {
        var isSilent = string.IsNullOrWhiteSpace(RefreshToken);
        var refreshToken = isSilent ? previous : IsToken(RefreshToken) ? new RefreshToken(RefreshToken!) : null;
        var accessToken = IsToken(AccessToken) ? new AccessToken(AccessToken!) : null;
        return refreshToken is null || (isSilent && accessToken is null)
            ? null
            : new LoketTokens(accessToken, refreshToken, sent + (Lifetime ?? unstatedLifetime));
    }

    /// <summary>What can stand in a header (RFC 6749, appendix A.12), at a length that one has.</summary>
    private static bool IsToken(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= LongestToken && text.All(character => character is >= ' ' and <= '~');

    private static ReadOnlyMemory<byte> WithoutMark(byte[] body) => body.AsSpan().StartsWith("\uFEFF"u8) ? body.AsMemory(3) : body;

    /// <summary>By its own name, else by that in other letters.</summary>
    private static JsonElement? Find(JsonElement answer, string name)
    {
        JsonElement? other = null;
        foreach (var field in answer.EnumerateObject())
        {
            var found = Readable(() => field.Name);
            if (found == name)
                return field.Value;
            if (string.Equals(found, name, StringComparison.OrdinalIgnoreCase))
                other ??= field.Value;
        }

        return other;
    }

    private static string? Text(JsonElement answer, string name) =>
        Find(answer, name) is { ValueKind: JsonValueKind.String } value ? Readable(value.GetString) : null;

    /// <summary>Null where it is half a letter or no UTF-8, which JSON lets through until somebody reads it.</summary>
    private static string? Readable(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static TimeSpan? LifetimeIn(JsonElement answer)
    {
        if (Find(answer, "expires_in") is not { ValueKind: JsonValueKind.Number or JsonValueKind.String } value)
            return null;
        return double.TryParse(Readable(value.ToString), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds >= 1 && seconds <= LongestLifetime.TotalSeconds
            ? TimeSpan.FromSeconds(Math.Floor(seconds))
            : null;
    }
}
