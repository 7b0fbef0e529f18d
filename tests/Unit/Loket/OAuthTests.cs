using System.Net;
using System.Web;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.OAuth;

namespace LoketFunctions.Tests.Loket;

public sealed class OAuthTests
{
    private const string Tokens =
        """{"access_token":"a-1","token_type":"bearer","expires_in":3599,"refresh_token":"r-2","two_factor_state":"None"}""";

    private readonly LoketHarness _loket = new();

    [Fact]
    public void The_browser_is_sent_with_state_and_challenge()
    {
        var address = _loket.OAuth.AuthorizeAddress("st&te", "challenge");

        Assert.Equal("https://oauth.loket-acc.nl/authorize", address.GetLeftPart(UriPartial.Path));
        var query = HttpUtility.ParseQueryString(address.Query);
        Assert.Equal(
            ["client", "https://app.example.nl/callback", "code", "all", "st&te", "challenge", "S256"],
            new[] { "client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge", "code_challenge_method" }
                .Select(name => query[name]));
    }

    [Fact]
    public async Task A_code_is_exchanged_with_its_verifier()
    {
        _loket.Server.ThenOk(Tokens);

        var tokens = await _loket.OAuth.ExchangeCodeAsync(new AuthorizationCode("c0de"), "verifier", CancellationToken.None);

        Assert.Equal(("a-1", "r-2", _loket.Time.GetUtcNow().AddSeconds(3599)),
            (tokens.AccessToken!.Reveal(), tokens.RefreshToken.Reveal(), tokens.ExpiresAt));
        var (request, body) = Assert.Single(_loket.Server.Requests);
        Assert.Equal((HttpMethod.Post, "https://oauth.loket-acc.nl/token"), (request.Method, request.RequestUri!.ToString()));
        Assert.Equal("application/x-www-form-urlencoded", request.Content!.Headers.ContentType!.MediaType);
        var form = HttpUtility.ParseQueryString(body!);
        Assert.Equal(
            ["authorization_code", "c0de", "https://app.example.nl/callback", "verifier", "client", "client-secret"],
            new[] { "grant_type", "code", "redirect_uri", "code_verifier", "client_id", "client_secret" }.Select(name => form[name]));
    }

    [Fact]
    public async Task A_refresh_sends_the_token_and_takes_the_next()
    {
        _loket.Server.ThenOk(Tokens);

        var tokens = await RefreshAsync();

        Assert.Equal("r-2", tokens.RefreshToken.Reveal());
        var form = HttpUtility.ParseQueryString(_loket.Server.Requests[0].Body!);
        Assert.Equal(["refresh_token", "r-1", "client", "client-secret"],
            new[] { "grant_type", "refresh_token", "client_id", "client_secret" }.Select(name => form[name]));
    }

    [Fact]
    public async Task Without_a_new_refresh_token_the_old_one_stays()
    {
        _loket.Server.ThenOk("""{"access_token":"a-1","expires_in":"60"}""");

        var tokens = await RefreshAsync();

        Assert.Equal(("r-1", _loket.Time.GetUtcNow().AddSeconds(60)), (tokens.RefreshToken.Reveal(), tokens.ExpiresAt));
    }

    [Theory]
    [InlineData("3599.5", 3599)]
    [InlineData("3.599e3", 3599)]
    [InlineData("\"3599.0\"", 3599)]
    [InlineData("\"3599\"", 3599)]
    [InlineData("null", 600)]
    [InlineData("\"\"", 600)]
    [InlineData("\"one hour\"", 600)]
    [InlineData("true", 600)]
    [InlineData("{\"seconds\":3599}", 600)]
    [InlineData("[3599]", 600)]
    [InlineData("0", 600)]
    [InlineData("-5", 600)]
    [InlineData("1e300", 600)]
    [InlineData("99999999999999999999", 600)]
    public async Task Tokens_are_kept_however_their_lifetime_is_said(string lifetime, int seconds)
    {
        _loket.Server.ThenOk(
            $$"""{"access_token":"a-1","expires_in":{{lifetime}},"refresh_token":"r-2","error":7,"error_description":["x"]}""");

        var tokens = await RefreshAsync();

        Assert.Equal(("a-1", "r-2", _loket.Time.GetUtcNow().AddSeconds(seconds)),
            (tokens.AccessToken!.Reveal(), tokens.RefreshToken.Reveal(), tokens.ExpiresAt));
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""", "Reconnect", "Configuration")]
    [InlineData(400, """{"error":"invalid_client"}""", "ClientRejected", "Internal")]
    [InlineData(401, """{"error":"invalid_client"}""", "ClientRejected", "Internal")]
    [InlineData(401, "", "ClientRejected", "Internal")]
    [InlineData(400, """{"error":"invalid_request"}""", "BadRequest", "Internal")]
    [InlineData(400, """{"error":"unsupported_grant_type"}""", "BadRequest", "Internal")]
    [InlineData(400, """{"error":"temporarily_unavailable"}""", "ServerError", "Transient")]
    [InlineData(400, """{"error":"server_error"}""", "ServerError", "Transient")]
    [InlineData(429, """{"error":"slow_down"}""", "Throttled", "Transient")]
    [InlineData(429, """{"error":"too_many"}""", "Throttled", "Transient")]
    [InlineData(408, """{"error":"timeout"}""", "TimedOut", "Transient")]
    [InlineData(400, """{"error":"maintenance"}""", "Unreadable", "Transient")]
    [InlineData(403, """{"error":{"code":1}}""", "Unreadable", "Transient")]
    [InlineData(400, "nonsense", "Unreadable", "Transient")]
    [InlineData(429, "", "Throttled", "Transient")]
    [InlineData(503, "<html>", "ServerError", "Transient")]
    [InlineData(503, """{"error":"invalid_grant"}""", "ServerError", "Transient")]
    [InlineData(429, """{"error":"invalid_grant"}""", "Throttled", "Transient")]
    [InlineData(408, """{"error":"invalid_grant"}""", "TimedOut", "Transient")]
    [InlineData(500, """{"error":"invalid_client"}""", "ServerError", "Transient")]
    [InlineData(400, """{"error":"INVALID_GRANT","error_description":"\ud800"}""", "Reconnect", "Configuration")]
    [InlineData(400, """{"error":"\ud800"}""", "Unreadable", "Transient")]
    [InlineData(200, """{"access_token":"a-1","refresh_token":"r\n2"}""", "Unreadable", "Transient")]
    [InlineData(200, """{"access_token":"a-1","refresh_token":"r-é"}""", "Unreadable", "Transient")]
    [InlineData(200, """{"access_token":"a\u0000","expires_in":60}""", "Unreadable", "Transient")]
    [InlineData(200, "", "Unreadable", "Transient")]
    [InlineData(200, """{"token_type":"bearer"}""", "Unreadable", "Transient")]
    public async Task A_failure_is_named_and_never_repeated(int status, string body, string reason, string @class)
    {
        _loket.Server.Then((HttpStatusCode)status, body);

        var failure = (await Assert.ThrowsAsync<LoketException>(RefreshAsync)).Failure;

        Assert.Equal((reason, @class), (failure.Reason.ToString(), failure.Class.ToString()));
        Assert.Single(_loket.Server.Requests);
    }

    /// <summary>The old refresh token is spent: the new one is kept whatever is wrong with the rest.</summary>
    [Theory]
    [InlineData("\"a\\r\\nX-Injected: 1\"")]
    [InlineData("\"a\\u0000\"")]
    [InlineData("\"a\\ud800\"")]
    [InlineData("\"tökén\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}")]
    public async Task Of_an_odd_access_token_the_refresh_token_beside_it_is_kept(string access)
    {
        _loket.Server.ThenOk($$"""{"access_token":{{access}},"expires_in":3599,"refresh_token":"r-2"}""");
        var tokens = await RefreshAsync();
        Assert.Equal((null, "r-2"), (tokens.AccessToken, tokens.RefreshToken.Reveal()));
    }

    [Theory]
    [InlineData(8192, true)]
    [InlineData(8193, false)]
    public async Task A_token_of_absurd_length_is_none(int length, bool isOne)
    {
        _loket.Server
            .ThenOk($$"""{"access_token":"{{new string('a', length)}}","refresh_token":"r-2"}""")
            .ThenOk($$"""{"access_token":"a-1","refresh_token":"{{new string('r', length)}}"}""");
        Assert.Equal(isOne, (await RefreshAsync()).AccessToken is not null);
        if (isOne)
            Assert.Equal(length, (await RefreshAsync()).RefreshToken.Reveal().Length);
        else
            Assert.Equal(FailureReason.Unreadable, (await Assert.ThrowsAsync<LoketException>(RefreshAsync)).Failure.Reason);
    }

    [Theory]
    [InlineData("\uFEFF", "", "")]
    [InlineData("", ",", "")]
    [InlineData("", "", "/* beta */")]
    [InlineData("", ",\"scope\":\"\\ud800\",\"\\ud800\":1,\"token_type\":[]", "")]
    [InlineData("", ",\"ACCESS_TOKEN\":null,\"Refresh_Token\":7", "")]
    [InlineData(
        "", ",\"id_token\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            + "0]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "")]
    public async Task What_is_needless_in_an_answer_costs_no_tokens(string before, string more, string after)
    {
        _loket.Server.ThenOk($$"""{{before}}{"access_token":"a-1","refresh_token":"r-2"{{more}}}{{after}}""");
        var tokens = await RefreshAsync();
        Assert.Equal(("a-1", "r-2"), (tokens.AccessToken!.Reveal(), tokens.RefreshToken.Reveal()));
    }

    [Fact]
    public async Task A_request_that_may_have_arrived_is_not_repeated()
    {
        _loket.Server.ThenThrow(new HttpRequestException(HttpRequestError.ResponseEnded)).ThenOk(Tokens);
        Assert.Equal(FailureReason.Unreachable, (await Assert.ThrowsAsync<LoketException>(RefreshAsync)).Failure.Reason);
        Assert.Single(_loket.Server.Requests);
    }

    [Fact]
    public async Task A_hang_ends_and_is_not_repeated()
    {
        _loket.Server.ThenHang().ThenOk(Tokens);
        var work = _loket.Time.DriveAsync(
            _loket.OAuth.RefreshAsync(new RefreshToken("r-1"), CancellationToken.None), within: _loket.Options.AttemptTimeout);
        Assert.Equal(FailureReason.TimedOut, (await Assert.ThrowsAsync<LoketException>(() => work)).Failure.Reason);
        Assert.Single(_loket.Server.Requests);
    }

    [Fact]
    public async Task Without_a_connection_it_is_tried_again()
    {
        _loket.Server
            .ThenThrow(new HttpRequestException(HttpRequestError.ConnectionError))
            .ThenThrow(new HttpRequestException(HttpRequestError.NameResolutionError))
            .ThenOk(Tokens);

        Assert.Equal("a-1", (await RefreshAsync()).AccessToken!.Reveal());
    }

    [Fact]
    public async Task Who_is_connected_may_stay_unknown()
    {
        var token = new AccessToken("a-1");
        _loket.Server
            .ThenOk("""{"userName":"jan","clientId":"client","scope":"all"}""").Then(HttpStatusCode.NotFound).ThenOk("<html>")
            .ThenThrow(new HttpRequestException(HttpRequestError.ConnectionError));

        Assert.Equal("jan", (await _loket.OAuth.TokenInformationAsync(token, CancellationToken.None))?.UserName);
        for (var i = 0; i < 3; i++)
            Assert.Null(await _loket.OAuth.TokenInformationAsync(token, CancellationToken.None));
    }

    private Task<LoketTokens> RefreshAsync() =>
        _loket.Time.DriveAsync(_loket.OAuth.RefreshAsync(new RefreshToken("r-1"), CancellationToken.None));
}
