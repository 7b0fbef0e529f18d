using System.Net;
using System.Text;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Pages;
using LoketFunctions.Console.Requests;
using LoketFunctions.Console.Sessions;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Console;

/// <summary>The gate before the pages, over HTTP, with the way in and out and a page that tells who came.</summary>
[Collection(ConnectionTests.Name)]
public sealed class ConsoleAuthTests(AppStorage fixture) : IAsyncLifetime
{
    private const string Page = "/api/console/probe";

    private readonly Installation _installation = new(fixture.Tables);
    private WorkerApp _app = null!;

    internal sealed class Probe
    {
        [Function("ConsoleProbe")]
        [VerifiedBy(CallerProof.ConsoleSession)]
        public IResult Act([HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "post", Route = "console/probe")] HttpRequest request, FunctionContext context)
        {
            var console = context.GetConsoleRequest();
            Assert.Same(console.Caller, context.GetCaller());
            return Results.Text($"{console.Caller.Tenant.Key} {console.Caller.Actor.Id} {console.IsPost} {console.Text("word")}");
        }

        [Function("ConsoleConnectionProbe")]
        [VerifiedBy(CallerProof.ConsoleSession)]
        public IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get",
            Route = "console/connections/{connectionId}/probe")] HttpRequest request) => Results.Text("");

        [Function("ConsoleBroken")]
        [VerifiedBy(CallerProof.ConsoleSession)]
        public IResult Break([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/broken")] HttpRequest request) =>
            throw new InvalidOperationException("Jan Jansen");

        // A page that does not say that a session opens it: whatever it is called, no session does.
        [Function("ConsoleForgotten")]
        public IResult Forget([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/forgotten")] HttpRequest request) =>
            Results.Text("open");
    }

    [Fact]
    public async Task A_session_opens_pages_and_sends_their_forms()
    {
        var token = await EnterAsync();
        Assert.Equal((HttpStatusCode.OK, $"{_installation.Tenant.Key} u-1 False "), await SendAsync(HttpMethod.Get, Page, token));
        Assert.Equal(
            (HttpStatusCode.OK, $"{_installation.Tenant.Key} u-1 True hé"), await PostAsync(token, FormToken.Of(token), "word= h%C3%A9 "));
    }

    [Fact]
    public async Task Without_a_session_nothing_opens()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Get, Page, null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Get, Page, "")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Get, Page, SecureRandom.NewToken())).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Get, "/api/console/forgotten", await EnterAsync())).Status);
    }

    [Fact]
    public async Task A_form_needs_the_token_of_its_own_session()
    {
        var (token, other) = (await EnterAsync(), await EnterAsync());
        foreach (var wrong in new[] { null, "", "x", token, FormToken.Of(other), FormToken.Of(token) + "A", FormToken.Of(token)[..^1] })
            Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(token, wrong)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(token, FormToken.Of(token), contentType: "text/plain")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(token, FormToken.Of(token), contentType: "application/json")).Status);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused()
    {
        var token = await EnterAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge,
            (await PostAsync(token, FormToken.Of(token), "word=" + new string('a', RequestBody.Limit))).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge,
            (await PostAsync(token, FormToken.Of(token), string.Join('&', Enumerable.Repeat("a=1", 30_000)))).Status);
    }

    [Fact]
    public async Task Who_only_looks_at_a_link_does_not_use_it_up_and_the_cookie_is_guarded()
    {
        var link = new Uri($"/api/console/open/{(await Sessions.IssueLinkAsync(User(), default)).Value}", UriKind.Relative);
        using var look = await _app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        Assert.False(look.IsSuccessStatusCode);
        Assert.False(look.Headers.Contains("Set-Cookie"));

        using var entered = await ClientAsync(new HttpRequestMessage(HttpMethod.Get, link));

        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        Assert.Equal("/api/console/connections/the-connection", entered.Headers.Location!.OriginalString);
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^__Host-loket-console=[A-Za-z0-9_-]{43}; max-age=28800; path=/; secure; samesite=lax; httponly$", cookie);
        var token = cookie.Split('=', ';')[1];
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, Page, token)).Status);
        using var again = await ClientAsync(new HttpRequestMessage(HttpMethod.Get, link));
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task Whoever_opened_a_page_too_early_comes_to_it_from_the_planner()
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active);
        var wanted = $"/api/console/connections/{connection.Id}/probe";
        using var early = await ClientAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(wanted, UriKind.Relative)));
        Assert.Equal(HttpStatusCode.Unauthorized, early.StatusCode);
        var cookie = Assert.Single(early.Headers.GetValues("Set-Cookie"));
        Assert.Matches("^__Host-loket-console-page=[^;]+; max-age=1800; path=/; secure; samesite=lax; httponly$", cookie);
        var kept = cookie.Split('=', ';')[1];

        Assert.Equal(wanted, await EnteredAtAsync(kept, User(connection.RowKey)));
        Assert.Equal(wanted, await EnteredAtAsync(kept, User(null)));
        // Of another connection than the link is for, and of another account.
        Assert.Equal("/api/console/connections/the-connection", await EnteredAtAsync(kept, User()));
        var foreign = await new Installation(fixture.Tables).AddConnectionAsync(ConnectionState.Active);
        Assert.Equal("/api/console", await EnteredAtAsync($"connections%2F{foreign.Id}", User(null)));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/connections/c")]
    [InlineData("/\\evil.example")]
    [InlineData("connections/{0}/../../../connect/start/x")]
    [InlineData("connections/{0}?done=x")]
    [InlineData("connections/{0}/runs\r\nSet-Cookie: a=b")]
    [InlineData("connections/{0}/exports/x/administrations/y/file")]
    [InlineData("open/abc")]
    public async Task Only_a_page_of_the_apps_own_is_ever_gone_to(string kept)
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active);
        var value = Uri.EscapeDataString(string.Format(System.Globalization.CultureInfo.InvariantCulture, kept, connection.Id));
        Assert.Equal($"/api/console/connections/{connection.Id}", await EnteredAtAsync(value, User(connection.RowKey)));
    }

    [Fact]
    public async Task A_session_that_ended_opens_nothing_and_a_fault_tells_nothing_of_itself()
    {
        var token = await EnterAsync();
        var (status, body) = await SendAsync(HttpMethod.Get, "/api/console/broken", token);
        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.DoesNotContain("Jansen", body, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(InvalidOperationException), body, StringComparison.Ordinal);

        await Sessions.WithdrawAsync(_installation.Tenant, "u-1", default);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Get, Page, token)).Status);
    }

    public async ValueTask InitializeAsync() => _app = await WorkerApp.StartAsync([typeof(Probe), typeof(EntryPages)], services => services
        .AddSingleton(_installation.Planners).AddSingleton(fixture.Tables).AddSingleton<TimeProvider>(_installation.Clock)
        .AddSingleton(new TokenCipher(_installation.Keys)).AddSingleton(new PublicAddress(new Uri("https://app.example"))));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private ConsoleSessions Sessions => _app.Service<ConsoleSessions>();

    private ConsoleUser User(string? connectionId = "the-connection") => new(
        new Caller(_installation.Tenant, new Actor(ActorKind.User, "u-1", "Sanne"),
            new Access(ConnectionId.OrNone(connectionId), [new Grant(Permission.ViewPayroll)])), "nl", null);

    /// <summary>Where somebody comes to whose browser keeps this page.</summary>
    private async Task<string> EnteredAtAsync(string kept, ConsoleUser user)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"/api/console/open/{(await Sessions.IssueLinkAsync(user, default)).Value}");
        request.Headers.Add("Cookie", $"{ReturnUrl.Cookie}={kept}");
        using var entered = await ClientAsync(request);
        Assert.Contains(entered.Headers.GetValues("Set-Cookie"),
            cookie => cookie.StartsWith($"{ReturnUrl.Cookie}=; max-age=0;", StringComparison.Ordinal));
        return entered.Headers.Location!.OriginalString;
    }

    private async Task<string> EnterAsync() =>
        (await Sessions.StartAsync((await Sessions.IssueLinkAsync(User(), default)).Value, default))!.Token;

    private Task<(HttpStatusCode Status, string Body)> PostAsync(
        string token, string? formToken, string fields = "word=x", string contentType = "application/x-www-form-urlencoded")
    {
        var body = formToken is null ? fields : $"{fields}&{FormToken.Field}={formToken}";
        return SendAsync(HttpMethod.Post, Page, token, new StringContent(body, Encoding.UTF8, contentType));
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(
        HttpMethod method, string path, string? token, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
            request.Headers.Add("Cookie", $"{SessionCookie.Name}={token}");
        using var answer = await ClientAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> ClientAsync(HttpRequestMessage request)
    {
        using var http = new HttpClient(
            new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        { BaseAddress = _app.Http.BaseAddress };
        return await http.SendAsync(request);
    }
}
