using System.Web;
using LoketFunctions.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Connections;

[Collection(ConnectionTests.Name)]
public sealed class ConnectFunctionsTests
{
    private readonly Installation _installation;
    private readonly Machine _machine;
    private readonly ConnectFunctions _functions;

    public ConnectFunctionsTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        _machine = new Machine(_installation);
        _functions = new ConnectFunctions(_machine.Flow);
    }

    [Fact]
    public async Task The_browser_gets_a_cookie_of_its_own_and_goes_to_Loket()
    {
        var http = NewHttp();
        await RunAsync(http, await _functions.StartAsync(http.Request, await TicketAsync(), default));

        Assert.Equal(302, http.Response.StatusCode);
        Assert.StartsWith("https://loket.example/oauth/authorize?", http.Response.Headers.Location, StringComparison.Ordinal);
        var cookie = Assert.Single(http.Response.Headers.SetCookie)!;
        Assert.Matches("^__Host-loket-signin=[A-Za-z0-9_-]{43}; max-age=600; path=/; secure; samesite=lax; httponly$", cookie);
    }

    [Fact]
    public async Task Coming_back_clears_the_cookie_and_goes_to_the_planner()
    {
        var started = NewHttp();
        await RunAsync(started, await _functions.StartAsync(started.Request, await TicketAsync(), default));
        var cookie = started.Response.Headers.SetCookie[0]!.Split(';')[0];
        var state = HttpUtility.ParseQueryString(new Uri(started.Response.Headers.Location!).Query)["state"];

        var http = NewHttp();
        http.Request.Headers.Cookie = cookie;
        http.Request.QueryString = new QueryString($"?code=the-code&state={state}");
        await RunAsync(http, await _functions.CallbackAsync(http.Request, default));

        Assert.Equal(302, http.Response.StatusCode);
        Assert.StartsWith("https://planner.example/settings/loket?", http.Response.Headers.Location, StringComparison.Ordinal);
        Assert.StartsWith("__Host-loket-signin=; max-age=0; path=/; secure;", http.Response.Headers.SetCookie[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB, nl;q=0.5", "<html lang=\"en\">", "This link no longer works")]
    [InlineData("nl-NL", "<html lang=\"nl\">", "Deze link werkt niet meer")]
    [InlineData("fr, de", "<html lang=\"nl\">", "Deze link werkt niet meer")]
    [InlineData(null, "<html lang=\"nl\">", "Deze link werkt niet meer")]
    public async Task A_link_that_is_gone_says_so_in_the_browsers_language(string? accepts, string html, string words)
    {
        var http = NewHttp();
        http.Request.Headers.AcceptLanguage = accepts;

        var page = await RunAsync(http, await _functions.StartAsync(http.Request, "<script>", default));

        Assert.Equal((410, "text/html; charset=utf-8"), (http.Response.StatusCode, http.Response.ContentType));
        Assert.Contains(html, page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", http.Response.Headers.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.Equal(0, http.Response.Headers.SetCookie.Count);
    }

    [Fact]
    public async Task A_callback_of_nobody_is_refused_and_sends_nobody_anywhere()
    {
        var http = NewHttp();
        http.Request.QueryString = new QueryString("?error=access_denied&returnAddress=https://evil.example");

        await RunAsync(http, await _functions.CallbackAsync(http.Request, default));

        Assert.Equal(400, http.Response.StatusCode);
        Assert.Equal(0, http.Response.Headers.Location.Count);
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_use_it_up()
    {
        var ticket = await TicketAsync();
        var look = NewHttp();
        look.Request.Method = HttpMethods.Head;
        await RunAsync(look, await _functions.StartAsync(look.Request, ticket, default));
        Assert.Equal(405, look.Response.StatusCode);

        var http = NewHttp();
        await RunAsync(http, await _functions.StartAsync(http.Request, ticket, default));
        Assert.Equal(302, http.Response.StatusCode);
    }

    private async Task<string> TicketAsync()
    {
        var connection = await _installation.AddConnectionAsync();
        return (await _machine.SignIns.IssueTicketAsync(connection.Key, ReturnTo.Planner, default)).Value;
    }

    private static DefaultHttpContext NewHttp()
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        http.Request.Method = HttpMethods.Get;
        http.Response.Body = new MemoryStream();
        return http;
    }

    private static async Task<string> RunAsync(HttpContext http, IResult result)
    {
        await result.ExecuteAsync(http);
        http.Response.Body.Position = 0;
        return await new StreamReader(http.Response.Body).ReadToEndAsync();
    }
}
