using System.Net;
using LoketFunctions.Console.Pages;
using LoketFunctions.Console.Sessions;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Http;
using LoketFunctions.Tests.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Console;

/// <summary>Links and sessions of the console while the keys are gone or away.</summary>
[Collection(ConnectionTests.Name)]
public sealed class ConsoleKeyTests(AppStorage fixture) : IAsyncLifetime
{
    private readonly Installation _installation = new(fixture.Tables);
    private readonly SwitchedKeys _keys = new();
    private WorkerApp _app = null!;

    internal sealed class Probe
    {
        [Function("ConsoleProbe")]
        [VerifiedBy(CallerProof.ConsoleSession)]
        public IResult Act([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/probe")] HttpRequest request) =>
            Results.Text("in");
    }

    /// <summary>Open to all, so that what is answered is the same as of any function of the API.</summary>
    internal sealed class Api(TokenCipher cipher)
    {
        [Function("Health")]
        [VerifiedBy(CallerProof.None)]
        public async Task<IResult> ActAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sealed")] HttpRequest request, CancellationToken cancellation) =>
            Results.Text(await cipher.SealAsync("x", new SealedFor(new Tenant("eitje", "a"), new ConnectionId("c"), "p"), cancellation));
    }

    [Theory]
    [InlineData(true, 30, "keys-unavailable")]
    [InlineData(false, 300, "keys-refused")]
    public async Task A_function_of_the_api_answers_that_it_cannot_now_and_when_to_come_again(bool isAway, int seconds, string code)
    {
        _keys.IsAway = isAway;
        using var answer = await GetAsync("/api/sealed");
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(seconds)), (answer.StatusCode, answer.Headers.RetryAfter!.Delta));
        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_whose_key_is_gone_has_ended_and_a_link_is_no_longer_good()
    {
        var (session, link) = (await EnterAsync(), await LinkAsync());
        _keys.Withdraw("first");

        using var page = await GetAsync("/api/console/probe", session);
        using var entry = await GetAsync($"/api/console/open/{link}");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Gone), (page.StatusCode, entry.StatusCode));
        Assert.Contains(
            "Open de Loket.nl-koppeling opnieuw vanuit uw planner", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // Anew, all is well.
        using var after = await GetAsync("/api/console/probe", await EnterAsync());
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Theory]
    [InlineData(true, 30, "Probeer het over een minuut opnieuw")]
    [InlineData(false, 300, "De beheerder moet iets herstellen")]
    public async Task While_the_keys_cannot_be_read_sessions_and_links_stay(bool isAway, int seconds, string words)
    {
        var (session, link) = (await EnterAsync(), await LinkAsync());
        _keys.IsAway = isAway;

        foreach (var (path, cookie) in new[] { ("/api/console/probe", session), ($"/api/console/open/{link}", null) })
        {
            using var answer = await GetAsync(path, cookie);
            Assert.Equal(
                (HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(seconds)), (answer.StatusCode, answer.Headers.RetryAfter!.Delta));
            Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var unmade = await Assert.ThrowsAsync<TokenKeysException>(LinkAsync);
        Assert.Equal(503, unmade.Problem.Status);
        _keys.IsAway = null;
        using var page = await GetAsync("/api/console/probe", session);
        using var entry = await GetAsync($"/api/console/open/{link}");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther), (page.StatusCode, entry.StatusCode));
    }

    public async ValueTask InitializeAsync() =>
        _app = await WorkerApp.StartAsync([typeof(Probe), typeof(Api), typeof(EntryPages)], services => services
        .AddSingleton(_installation.Planners).AddSingleton(fixture.Tables).AddSingleton<TimeProvider>(_installation.Clock)
        .AddSingleton(new TokenCipher(_keys)).AddSingleton(new PublicAddress(new Uri("https://app.example"))));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private ConsoleSessions Sessions => _app.Service<ConsoleSessions>();

    private async Task<string> LinkAsync() => (await Sessions.IssueLinkAsync(
        new ConsoleUser(
            new Caller(_installation.Tenant, new Actor(ActorKind.User, "u-1", "Sanne"),
                new Access(new ConnectionId("the-connection"), [new Grant(Permission.ViewPayroll)])), "nl", null),
        default)).Value;

    private async Task<string> EnterAsync() => (await Sessions.StartAsync(await LinkAsync(), default))!.Token;

    private async Task<HttpResponseMessage> GetAsync(string path, string? session = null)
    {
        using var http = new HttpClient(
            new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        { BaseAddress = _app.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", "nl");
        if (session is not null)
            request.Headers.Add("Cookie", $"{SessionCookie.Name}={session}");
        return await http.SendAsync(request);
    }
}
