using System.Net.Http.Headers;
using System.Text.Json;
using LoketFunctions.Failures;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Json;
using Polly;
using Polly.Timeout;

namespace LoketFunctions.Loket.OAuth;

/// <summary>
/// Loket's sign-in: authorization code with PKCE, and refresh. Credentials go in the form, as Loket's own examples do it.
/// Loket does not document PKCE; a server that does not know it ignores the parameters (RFC 6749, 3.1).
/// </summary>
internal sealed class LoketOAuthClient(IHttpClientFactory clients, LoketOptions options, TimeProvider time)
{
    public const string HttpClientName = "loket-oauth";

    private const string ExchangeActivity = "ExchangeCode";
    private const string RefreshActivity = "RefreshToken";
    private const int ConnectAttempts = 3;

    /// <summary>Loket says 3599 seconds; when an answer says nothing, assume much less.</summary>
    private static readonly TimeSpan UnstatedLifetime = TimeSpan.FromMinutes(10);

    private readonly ResiliencePipeline _timeout = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout })
        .Build();

    /// <summary>Where the user's browser goes to sign in.</summary>
    /// <param name="state">Comes back with the code.</param>
    /// <param name="codeChallenge">Base64url of the SHA-256 of the code verifier.</param>
    public Uri AuthorizeAddress(string state, string codeChallenge)
    {
        var parameters = new (string Name, string Value)[]
        {
            ("client_id", options.ClientId),
            ("redirect_uri", options.RedirectUri!.OriginalString),
            ("response_type", "code"),
            ("scope", options.Scope),
            ("state", state),
            ("code_challenge", codeChallenge),
            ("code_challenge_method", "S256"),
        };
        var query = string.Join('&', parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return new Uri(options.OAuthAddress, $"authorize?{query}");
    }

    /// <exception cref="LoketException">`Reconnect` when the code is spent or too old; `ClientRejected` when the client is.</exception>
    public Task<LoketTokens> ExchangeCodeAsync(AuthorizationCode code, string codeVerifier, CancellationToken cancellation) =>
        PostAsync(
            ExchangeActivity,
            previous: null,
            new()
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code.Reveal(),
                ["redirect_uri"] = options.RedirectUri!.OriginalString,
                ["code_verifier"] = codeVerifier,
            },
            cancellation);

    /// <summary>
    /// Spends the refresh token. After a timeout or a lost answer nobody knows whether it was spent; trying it once more is
    /// the caller's only chance, and `Reconnect` then means that it was.
    /// </summary>
    /// <exception cref="LoketException">`Reconnect` when Loket no longer accepts the token.</exception>
    public Task<LoketTokens> RefreshAsync(RefreshToken refreshToken, CancellationToken cancellation) =>
        PostAsync(
            RefreshActivity,
            refreshToken,
            new()
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = refreshToken.Reveal(),
            },
            cancellation);

    /// <summary>Whom the token belongs to, or null when Loket does not say: only seen in use, not documented.</summary>
    public async Task<LoketTokenInformation?> TokenInformationAsync(AccessToken token, CancellationToken cancellation)
    {
        try
        {
            return await _timeout.ExecuteAsync(async inTime => await ReadTokenInformationAsync(token, inTime), cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or TimeoutRejectedException)
        {
            return null;
        }
    }

    private async Task<LoketTokenInformation?> ReadTokenInformationAsync(AccessToken token, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.OAuthAddress, "token/information"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        using var client = clients.CreateClient(HttpClientName);
        using var response = await client.SendAsync(request, cancellation);
        return response.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<LoketTokenInformation>(
                await response.Content.ReadAsByteArrayAsync(cancellation), LoketJson.Options)
            : null;
    }

    private async Task<LoketTokens> PostAsync(
        string activity, RefreshToken? previous, Dictionary<string, string> form, CancellationToken cancellation)
    {
        form["client_id"] = options.ClientId;
        form["client_secret"] = options.ClientSecret!.Reveal();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await _timeout.ExecuteAsync(async inTime => await PostOnceAsync(activity, previous, form, inTime), cancellation);
            }
            catch (TimeoutRejectedException e)
            {
                throw new LoketException(new LoketFailure(FailureReason.TimedOut, null, activity), e);
            }
            catch (HttpRequestException e) when (RefusedAddressException.IsCauseOf(e))
            {
                throw new LoketException(new LoketFailure(FailureReason.AddressRefused, null, activity), e);
            }
            catch (HttpRequestException e) when (!cancellation.IsCancellationRequested)
            {
                // Codes and refresh tokens are good for one use, and a request that left may have used it: repeating it blindly
                // would lose the connection. Only when no connection was ever made has Loket certainly seen nothing.
                if (!NeverLeft(e) || attempt == ConnectAttempts)
                    throw new LoketException(new LoketFailure(FailureReason.Unreachable, null, activity), e);
            }

            await Task.Delay(options.RetryDelay * attempt, time, cancellation);
        }
    }

    private async Task<LoketTokens> PostOnceAsync(
        string activity, RefreshToken? previous, Dictionary<string, string> form, CancellationToken cancellation)
    {
        var sent = time.GetUtcNow();
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(options.OAuthAddress, "token"))
        { Content = new FormUrlEncodedContent(form) };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        using var client = clients.CreateClient(HttpClientName);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        var body = await ReadBodyAsync(activity, response, cancellation);
        return response.IsSuccessStatusCode
            ? TokenResponse.Parse(body)?.ToTokens(sent, UnstatedLifetime, previous) ?? throw Unreadable(activity, response)
            : throw new LoketException(Failure(activity, response, body));
    }

    private static async Task<byte[]> ReadBodyAsync(string activity, HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            return await response.Content.ReadAsByteArrayAsync(cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException && !cancellation.IsCancellationRequested)
        {
            throw Unreadable(activity, response, e);
        }
    }

    private LoketFailure Failure(string activity, HttpResponseMessage response, byte[] body)
    {
        var (status, answer) = ((int)response.StatusCode, TokenResponse.Parse(body));
        return new LoketFailure(
            FailureTable.ReasonOfOAuth(status, answer?.Error),
            status,
            activity,
            ErrorReader.Shorten(answer?.ErrorDescription ?? answer?.Error),
            RetryAfter: ErrorReader.RetryAfter(response, time));
    }

    private static bool NeverLeft(HttpRequestException e) =>
        e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError;

    private static LoketException Unreadable(string activity, HttpResponseMessage response, Exception? inner = null) =>
        new(new LoketFailure(FailureReason.Unreadable, (int)response.StatusCode, activity), inner);
}
