using System.Text.Json;
using System.Text.Json.Serialization;
using LoketFunctions.Loket.Json;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.OAuth;

/// <summary>An answer of the token endpoint over the wire. Holds bare tokens, so it never prints itself.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("refresh_token")] string? RefreshToken,
    [property: JsonPropertyName("expires_in")] int? ExpiresIn,
    [property: JsonPropertyName("error")] string? Error,
    [property: JsonPropertyName("error_description")] string? ErrorDescription) : PersonalRecord
{
    public static TokenAnswer? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<TokenAnswer>(body, LoketJson.Options);
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
        if (string.IsNullOrWhiteSpace(AccessToken) || refreshToken is null)
            return null;
        var lifetime = ExpiresIn is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : unstatedLifetime;
        return new LoketTokens(new AccessToken(AccessToken), refreshToken, sent + lifetime);
    }
}
