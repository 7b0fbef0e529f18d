using System.Web;
using LoketFunctions.Connections;
using LoketFunctions.Tests.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Connections;

/// <summary>A browser on its way to Loket and back while the keys are gone or away: a page that says so, and nothing used up for nothing.</summary>
[Collection(ConnectionTests.Name)]
public sealed class SignInKeyTests
{
    private readonly Installation _installation;
    private readonly SwitchedKeys _keys = new();
    private readonly Machine _machine;
    private readonly ConnectFunctions _functions;

    public SignInKeyTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        _machine = new Machine(_installation, keys: _keys);
        _functions = new ConnectFunctions(_machine.Flow);
    }

    [Theory]
    [InlineData(true, "30")]
    [InlineData(false, "300")]
    public async Task A_link_that_cannot_be_used_now_stays_good(bool isAway, string wait)
    {
        var connection = await _installation.AddConnectionAsync();
        var ticket = (await _machine.SignIns.IssueTicketAsync(connection.Key, ReturnTo.Planner, default)).Value;
        _keys.IsAway = isAway;

        var (http, page) = await OpenAsync(ticket);

        Assert.Equal((503, wait), (http.Response.StatusCode, http.Response.Headers.RetryAfter.ToString()));
        Assert.Contains("lukt nu even niet", page, StringComparison.Ordinal);
        _keys.IsAway = null;
        Assert.Equal(302, (await OpenAsync(ticket)).Http.Response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sign_in_that_cannot_be_finished_now_stays_good(bool isAway)
    {
        var (connection, state, cookie) = await BegunAsync();
        _keys.IsAway = isAway;

        var (http, page) = await ComeBackAsync(state, cookie);

        Assert.Equal(503, http.Response.StatusCode);
        Assert.Contains("lukt nu even niet", page, StringComparison.Ordinal);
        Assert.Equal(0, http.Response.Headers.SetCookie.Count);
        Assert.Empty(_installation.Loket.Exchanges);
        _keys.IsAway = null;
        Assert.Equal(302, (await ComeBackAsync(state, cookie)).Http.Response.StatusCode);
        Assert.Equal(ConnectionState.SetUp, (await _machine.ReadAsync(connection)).State);
    }

    /// <summary>Loket's code is good once, as its refresh tokens are.</summary>
    [Fact]
    public async Task A_vault_that_goes_away_while_Loket_answers_costs_no_sign_in()
    {
        var (connection, state, cookie) = await BegunAsync();
        _installation.Loket.BeforeAnswer = () => Task.FromResult(_keys.IsAway = true);

        Assert.Equal(302, (await ComeBackAsync(state, cookie)).Http.Response.StatusCode);

        _keys.IsAway = null;
        Assert.Equal("access-1", (await _machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
    }

    [Fact]
    public async Task A_sign_in_whose_key_is_gone_ends_with_a_page_that_says_so()
    {
        var (connection, state, cookie) = await BegunAsync();
        _keys.Withdraw("first");

        var (http, page) = await ComeBackAsync(state, cookie);

        Assert.Equal(410, http.Response.StatusCode);
        Assert.Contains("de sleutel waarmee deze aanmelding werd bewaard, is ingetrokken", page, StringComparison.Ordinal);
        Assert.Contains("kies daar opnieuw voor verbinden", page, StringComparison.Ordinal);
        Assert.Empty(_installation.Loket.Exchanges);
        Assert.Equal(ConnectionState.Requested, (await _machine.ReadAsync(connection)).State);
        Assert.DoesNotContain("sleutel", (await ComeBackAsync(state, cookie)).Page, StringComparison.Ordinal);
    }

    private async Task<(Connection Connection, string State, string Cookie)> BegunAsync()
    {
        var connection = await _installation.AddConnectionAsync();
        var (http, _) = await OpenAsync((await _machine.SignIns.IssueTicketAsync(connection.Key, ReturnTo.Planner, default)).Value);
        var state = HttpUtility.ParseQueryString(new Uri(http.Response.Headers.Location!).Query)["state"]!;
        return (connection, state, http.Response.Headers.SetCookie[0]!.Split(';')[0]);
    }

    private async Task<(HttpContext Http, string Page)> OpenAsync(string ticket)
    {
        var http = NewHttp();
        return (http, await RunAsync(http, await _functions.StartAsync(http.Request, ticket, default)));
    }

    private async Task<(HttpContext Http, string Page)> ComeBackAsync(string state, string cookie)
    {
        var http = NewHttp();
        http.Request.Headers.Cookie = cookie;
        http.Request.QueryString = new QueryString($"?code=the-code&state={state}");
        return (http, await RunAsync(http, await _functions.CallbackAsync(http.Request, default)));
    }

    private static DefaultHttpContext NewHttp() => new()
    {
        Request = { Method = "GET" },
        Response = { Body = new MemoryStream() },
        RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(),
    };

    private static async Task<string> RunAsync(HttpContext http, IResult result)
    {
        await result.ExecuteAsync(http);
        http.Response.Body.Position = 0;
        return await new StreamReader(http.Response.Body).ReadToEndAsync();
    }
}
