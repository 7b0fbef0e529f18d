using System.Net;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>Links and sessions are good as long as they should be, and no longer.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class AttackLinkTests(Installation app)
{
    [Fact]
    public async Task A_link_that_many_ask_for_at_once_opens_once()
    {
        var console = new ConsoleAccount(await app.NewAccountAsync());
        var link = await console.LinkAsync();
        using var http = Stranger();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => http.GetAsync(link)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.SeeOther), answer =>
        {
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        });
    }

    [Fact]
    public async Task Whoever_only_looks_at_a_link_does_not_use_it_up()
    {
        var console = new ConsoleAccount(await app.NewAccountAsync());
        var link = await console.LinkAsync();
        using var http = Stranger();

        using var look = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        Assert.False(look.Headers.Contains("Set-Cookie"));
        using var client = await ConsoleClient.EnterAsync(link, console.ConnectionId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("../../health")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_link_that_nobody_gave_opens_nothing(string value)
    {
        using var http = Stranger();
        using var answer = await http.GetAsync(new Uri(app.System.Settings.Address, $"api/console/open/{Uri.EscapeDataString(value)}"));
        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"answered {(int)answer.StatusCode}");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    /// <summary>Nor can anybody plant a known session: the cookie's value is never one that came from outside.</summary>
    [Fact]
    public async Task A_session_is_neither_the_link_nor_one_that_was_there_before()
    {
        var console = new ConsoleAccount(await app.NewAccountAsync());
        using var first = await console.EnterAsync();
        var before = Assert.Single(first.Cookies);
        var link = await console.LinkAsync();

        Assert.Equal(HttpStatusCode.SeeOther, (await first.GetAsync(link)).Status);

        var after = Assert.Single(first.Cookies);
        Assert.NotEqual(before.Value, after.Value);
        Assert.DoesNotContain(after.Value, link.AbsoluteUri, StringComparison.Ordinal);
        first.Cookies[before.Key] = before.Value;
        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync(first.Address.Home)).Status);
        first.Cookies[before.Key] = link.Segments[^1];
        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync(first.Address.Home)).Status);
    }

    [Fact]
    public async Task Whoever_is_withdrawn_is_out_at_once_with_all_sessions_and_links_and_nobody_else_is()
    {
        var console = new ConsoleAccount(await app.NewAccountAsync());
        var neighbour = new ConsoleAccount(await app.NewAccountAsync());
        using var one = await console.EnterAsync(new ConsolePass { UserId = "u-1" });
        using var two = await console.EnterAsync(new ConsolePass { UserId = "u-1" });
        using var colleague = await console.EnterAsync(new ConsolePass { UserId = "u-2" });
        using var namesake = await neighbour.EnterAsync(new ConsolePass { UserId = "u-1" });
        var link = await console.LinkAsync(new ConsolePass { UserId = "u-1" });

        Assert.True((await console.Account.Api.WithdrawConsoleAsync("u-1")).IsGood);

        foreach (var client in new[] { one, two })
        {
            var page = await client.GetAsync(client.Address.Home);
            Assert.Equal(HttpStatusCode.Unauthorized, page.Status);
            Assert.Equal(
                HttpStatusCode.Unauthorized, (await client.PostAsync(client.Address.Of("leave"), [("_token", client.FormToken)])).Status);
        }

        Assert.Equal(HttpStatusCode.Gone, (await colleague.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync(colleague.Address.Home)).Status);
        Assert.Equal(HttpStatusCode.OK, (await namesake.GetAsync(namesake.Address.Home)).Status);
    }

    [Fact]
    public async Task Whoever_signed_out_is_out_even_with_the_cookie_kept()
    {
        var console = new ConsoleAccount(await app.NewAccountAsync());
        using var client = await console.EnterAsync();
        var cookie = Assert.Single(client.Cookies);

        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(client.Address.Of("leave"), [("_token", client.FormToken)])).Status);

        Assert.Empty(client.Cookies);
        client.Cookies[cookie.Key] = cookie.Value;
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(client.Address.Home)).Status);
    }

    private static HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
}
