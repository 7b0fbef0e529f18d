using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.OAuth;

/// <summary>What a code exchange or refresh gives. Store the refresh token before using the access token: the old one is spent.</summary>
/// <param name="AccessToken">Null where the answer held none that can be used: the refresh token is to be stored all the same.</param>
/// <param name="ExpiresAt">When the access token ends, counted from before the request was sent.</param>
internal sealed record LoketTokens(AccessToken? AccessToken, RefreshToken RefreshToken, DateTimeOffset ExpiresAt);

/// <summary>Whom the connection signs in as.</summary>
internal sealed record LoketTokenInformation(string? UserName, string? ClientId) : PersonalRecord;
