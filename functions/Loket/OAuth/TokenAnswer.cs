using System.Globalization;
using System.Text.Json;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.OAuth;

/// <summary>
/// An answer of the token endpoint over the wire. Holds bare tokens, so it never prints itself. Each field is read by itself: one that
/// is not as it should be must not cost the tokens beside it, as the refresh token that they were given for is spent.
/// </summary>
/// <param name="Lifetime">Of the access token; null where the answer does not say it in a way that is understood.</param>
internal sealed record TokenAnswer(string? AccessToken, string? RefreshToken, TimeSpan? Lifetime, string? Error, string? ErrorDescription)
    : PersonalRecord
{
    /// <summary>No access token is taken to last longer; whatever is said beyond it is no number of seconds.</summary>
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(1);

    /// <summary>Null where the answer is no JSON object.</summary>
    public static TokenAnswer? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } answer)
                return null;
            var fields = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
            foreach (var field in answer.EnumerateObject())
                fields[field.Name] = field.Value;
            return new TokenAnswer(
                Text(fields, "access_token"), Text(fields, "refresh_token"), LifetimeIn(fields), Text(fields, "error"), Text(fields, "error_description"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when a token is missing. A refresh that gives no new refresh token leaves the previous one in force (RFC 6749, 6).</summary>
    public LoketTokens? ToTokens(DateTimeOffset sent, TimeSpan unstatedLifetime, RefreshToken? previous)
    {
        var refreshToken = string.IsNullOrWhiteSpace(RefreshToken) ? previous : new RefreshToken(RefreshToken);
        return string.IsNullOrWhiteSpace(AccessToken) || refreshToken is null
            ? null
            : new LoketTokens(new AccessToken(AccessToken), refreshToken, sent + (Lifetime ?? unstatedLifetime));
    }

    private static string? Text(Dictionary<string, JsonElement> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static TimeSpan? LifetimeIn(Dictionary<string, JsonElement> fields)
    {
        if (!fields.TryGetValue("expires_in", out var value) || value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
            return null;
        return double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds >= 1 && seconds <= LongestLifetime.TotalSeconds
            ? TimeSpan.FromSeconds(Math.Floor(seconds))
            : null;
    }
}
