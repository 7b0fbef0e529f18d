using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.OAuth;

namespace LoketFunctions.Tests.Sandbox.Loket;

public sealed class LoketOAuthTests : IAsyncLifetime
{
    private LoketVisitor _visitor = null!;

    public async ValueTask InitializeAsync() => _visitor = await LoketVisitor.StartAsync(user: null);

    public async ValueTask DisposeAsync() => await _visitor.DisposeAsync();

    [Fact]
    public async Task The_sign_in_page_is_a_form_in_Dutch_that_shows_errors()
    {
        using var page = await _visitor.Http.GetAsync(LoketVisitor.Authorize());
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("name=\"gebruikersnaam\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"wachtwoord\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);

        using var form = new FormUrlEncodedContent([new("gebruikersnaam", "<planner>"), new("wachtwoord", "fout")]);
        using var again = await _visitor.Http.PostAsync(LoketVisitor.Authorize(), form);
        var error = await again.Content.ReadAsStringAsync();
        Assert.Contains("onjuist", error, StringComparison.Ordinal);
        Assert.Contains("&lt;planner&gt;", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_sends_the_user_back_with_state_and_code()
    {
        var back = await SignInVisitor.SignInAsync(_visitor.Http, LoketVisitor.Authorize());
        Assert.StartsWith(LoketVisitor.RedirectUri, back.ToString(), StringComparison.Ordinal);
        Assert.Equal("s&t", LoketVisitor.Parameter(back, "state"));
        Assert.NotNull(LoketVisitor.Parameter(back, "code"));
    }

    [Fact]
    public async Task Refusing_sends_the_user_back_with_access_denied()
    {
        var back = await SignInVisitor.DenyAsync(_visitor.Http, LoketVisitor.Authorize());
        Assert.Equal("access_denied", LoketVisitor.Parameter(back, "error"));
        Assert.Equal("s&t", LoketVisitor.Parameter(back, "state"));
    }

    [Theory]
    [InlineData("unknown", null)]
    [InlineData("sandbox-client", "http://localhost:7071/api/connect/callback/")]
    [InlineData("sandbox-client", "https://evil.example/")]
    public async Task Nobody_is_sent_to_an_address_that_is_not_registered(string clientId, string? redirect)
    {
        using var answer = await _visitor.Http.GetAsync(LoketVisitor.Authorize(redirect: redirect, clientId: clientId));
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [InlineData("read", "code", "", "invalid_scope")]
    [InlineData("all", "token", "", "unsupported_response_type")]
    [InlineData("all", "code", "&code_challenge=abc&code_challenge_method=plain", "invalid_request")]
    public async Task Other_mistakes_go_back_to_the_application(string scope, string responseType, string more, string error)
    {
        using var answer = await _visitor.Http.GetAsync(LoketVisitor.Authorize(more, scope: scope, responseType: responseType));
        Assert.Equal(error, LoketVisitor.Parameter(answer.Headers.Location!, "error"));
    }

    [Fact]
    public async Task The_token_answer_has_lokets_fields()
    {
        var code = LoketVisitor.Parameter(await SignInVisitor.SignInAsync(_visitor.Http, LoketVisitor.Authorize()), "code")!;
        using var answer = await _visitor.TokenAsync(
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", LoketVisitor.RedirectUri));
        var json = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(["access_token", "token_type", "expires_in", "refresh_token", "two_factor_state"], json.Select(p => p.Key));
        Assert.Equal("bearer", json["token_type"]!.GetValue<string>());
        Assert.Equal(3599, json["expires_in"]!.GetValue<int>());
        Assert.Equal("None", json["two_factor_state"]!.GetValue<string>());
        Assert.Matches("^[\\w-]+$", json["access_token"]!.GetValue<string>());

        Assert.Equal("invalid_grant",
            await ErrorAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", LoketVisitor.RedirectUri)));
    }

    [Fact]
    public async Task A_code_needs_its_own_proof_key_and_return_address()
    {
        const string Verifier = "a-proof-key-that-is-at-least-forty-three-characters-long";
        var authorize = LoketVisitor.Authorize($"&code_challenge={TokenStore.Challenge(Verifier)}&code_challenge_method=S256");

        async Task<string> ErrorOf(params (string Name, string Value)[] more)
        {
            var code = LoketVisitor.Parameter(await SignInVisitor.SignInAsync(_visitor.Http, authorize), "code")!;
            return await ErrorAsync([("grant_type", "authorization_code"), ("code", code), .. more]);
        }

        Assert.Equal("invalid_grant", await ErrorOf(("redirect_uri", LoketVisitor.RedirectUri)));
        Assert.Equal("invalid_grant", await ErrorOf(("redirect_uri", LoketVisitor.RedirectUri), ("code_verifier", "another")));
        Assert.Equal("invalid_grant", await ErrorOf(("redirect_uri", "http://localhost/"), ("code_verifier", Verifier)));
        Assert.Equal("", await ErrorOf(("redirect_uri", LoketVisitor.RedirectUri), ("code_verifier", Verifier)));
    }

    [Theory]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")]
    public void The_challenge_is_that_of_rfc7636(string challenge, string verifier) =>
        Assert.Equal(challenge, TokenStore.Challenge(verifier));

    [Fact]
    public async Task A_refresh_token_works_once()
    {
        var (_, first) = await _visitor.TokensAsync();
        using var answer = await _visitor.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", first));
        var second = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["refresh_token"]!.GetValue<string>();
        Assert.NotEqual(first, second);
        Assert.Equal("invalid_grant", await ErrorAsync(("grant_type", "refresh_token"), ("refresh_token", first)));
        Assert.Equal("", await ErrorAsync(("grant_type", "refresh_token"), ("refresh_token", second)));
        var token = _visitor.Loket.Calls.Figures.Token;
        Assert.Equal(2, token["refresh_token ok"]);
        Assert.Equal(1, token["refresh_token invalid_grant"]);
        Assert.Equal(4, _visitor.Loket.Calls.Figures.TokenTotal);
    }

    [Fact]
    public async Task Twenty_refreshes_at_once_have_one_winner()
    {
        var (_, refresh) = await _visitor.TokensAsync();
        var errors = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => ErrorAsync(("grant_type", "refresh_token"), ("refresh_token", refresh))));
        Assert.Single(errors, e => e.Length == 0);
    }

    [Theory]
    [InlineData("client_id", "unknown", "invalid_client")]
    [InlineData("client_secret", "wrong", "invalid_client")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    public async Task OAuth_errors_are_named(string field, string value, string error)
    {
        var (_, refresh) = await _visitor.TokensAsync();
        (string, string)[] fields = [("refresh_token", refresh), (field, value)];
        Assert.Equal(error, await ErrorAsync(field == "grant_type" ? fields : [.. fields, ("grant_type", "refresh_token")]));
    }

    [Fact]
    public async Task Token_information_tells_who_is_connected()
    {
        await _visitor.SignInAsync("halve-lijst");
        var json = await _visitor.GetAsync("/token/information");
        Assert.Equal("halve-lijst", json["userName"]!.GetValue<string>());
        Assert.Equal("sandbox-client", json["clientId"]!.GetValue<string>());
        Assert.InRange(json["expires_in"]!.GetValue<int>(), 3500, 3599);
    }

    [Fact]
    public async Task Tokens_can_be_taken_away()
    {
        var (access, refresh) = await _visitor.TokensAsync();
        _visitor.AccessToken = access;
        Assert.Equal(200, await _visitor.StatusAsync("/v2/providers/employers"));
        await _visitor.ControlAsync("/sandbox/tokens/expire", new { });
        Assert.Equal(401, await _visitor.StatusAsync("/v2/providers/employers"));
        await _visitor.ControlAsync("/sandbox/tokens/revoke", new { user = "planner" });
        Assert.Equal("invalid_grant", await ErrorAsync(("grant_type", "refresh_token"), ("refresh_token", refresh)));
    }

    [Fact]
    public async Task An_access_token_lasts_as_long_as_is_set()
    {
        await _visitor.ControlAsync("/sandbox/tokens/lifetime", new { seconds = 0 });
        await _visitor.SignInAsync("planner");
        Assert.Equal(401, await _visitor.StatusAsync("/v2/providers/employers"));
    }

    /// <summary>The error of a token answer, or empty.</summary>
    private async Task<string> ErrorAsync(params (string Name, string Value)[] fields)
    {
        using var answer = await _visitor.TokenAsync(fields);
        var json = await answer.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal(json!.ContainsKey("error") ? 400 : 200, (int)answer.StatusCode);
        return json["error"]?.GetValue<string>() ?? "";
    }
}
