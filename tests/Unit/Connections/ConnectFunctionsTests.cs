using LoketFunctions.Connections;

namespace LoketFunctions.Tests.Connections;

[Collection(ConnectionTests.Name)]
public sealed class ConnectFunctionsTests
{
    private readonly Installation _installation;
    private readonly Machine _machine;
    private readonly ConnectVisitor _visitor;

    public ConnectFunctionsTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        _machine = new Machine(_installation);
        _visitor = new ConnectVisitor(_machine);
    }

    [Theory]
    [InlineData("nl", "Asked-Planner", "Eitje", "Aangevraagd door", "Verder naar Loket.nl")]
    [InlineData("en", "Asked-Planner", "Eitje", "Asked for by", "Go on to Loket.nl")]
    public async Task The_page_names_planner_account_connection_and_who_asked(
        string language, string asker, string product, params string[] words)
    {
        var connection = await _installation.AddConnectionAsync(language: language);
        await _machine.Connections.ChangeAsync(connection.Tenant, connection.Id, row => row.Label = "Zaak <aan> zee", default);

        Assert.Equal(200, await _visitor.OpenAsync(await TicketAsync(connection, asker)));

        Assert.Contains($"<html lang=\"{language}\">", _visitor.Html, StringComparison.Ordinal);
        foreach (var name in new[] { product, connection.Tenant.Account, "Zaak &lt;aan&gt; zee", asker })
            Assert.Contains($"<dd><bdi>{name}</bdi></dd>", _visitor.Html, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, _visitor.Html, StringComparison.Ordinal));
        Assert.DoesNotContain("{0}", _visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planner_that_does_not_say_who_asks_is_shown_to_say_nothing()
    {
        await _visitor.OpenAsync(await TicketAsync(await _installation.AddConnectionAsync(), null));

        Assert.Contains("<dt>Aangevraagd door</dt><dd>Eitje zegt niet wie</dd>", _visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_button_leads_to_Loket_and_nowhere_else()
    {
        var ticket = await TicketAsync();
        await _visitor.OpenAsync(ticket);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors "
                + "'none'; "
            + "form-action 'self' https://loket.example",
            _visitor.Response.Headers.ContentSecurityPolicy);

        Assert.Equal(303, await _visitor.PressAsync(ticket, _visitor.FormToken));

        Assert.StartsWith("https://loket.example/oauth/authorize?", _visitor.Response.Headers.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browser_gets_a_cookie_of_its_own_with_the_page_and_keeps_it_to_the_end()
    {
        var ticket = await TicketAsync();
        await _visitor.OpenAsync(ticket);
        var cookie = Assert.Single(_visitor.Response.Headers.SetCookie)!;
        Assert.Matches("^__Host-loket-signin=[A-Za-z0-9_-]{43}; max-age=600; path=/; secure; samesite=lax; httponly$", cookie);

        await _visitor.PressAsync(ticket, _visitor.FormToken);
        Assert.Equal(cookie, Assert.Single(_visitor.Response.Headers.SetCookie));

        Assert.Equal(302, await _visitor.ComeBackAsync($"?code=the-code&state={_visitor.State}"));
        Assert.StartsWith("https://planner.example/settings/loket?", _visitor.Response.Headers.Location, StringComparison.Ordinal);
        Assert.StartsWith(
            "__Host-loket-signin=; max-age=0; path=/; secure;", _visitor.Response.Headers.SetCookie[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tabs_of_one_browser_do_not_hinder_each_other()
    {
        var (one, other) = (await TicketAsync(), await TicketAsync());
        await _visitor.OpenAsync(one);
        var token = _visitor.FormToken;
        await _visitor.OpenAsync(other);

        Assert.Equal(303, await _visitor.PressAsync(one, token));
    }

    [Theory]
    [InlineData("en-GB, nl;q=0.5", "<html lang=\"en\">", "This link no longer works")]
    [InlineData("nl-NL", "<html lang=\"nl\">", "Deze link werkt niet meer")]
    [InlineData("fr, de", "<html lang=\"nl\">", "Deze link werkt niet meer")]
    [InlineData(null, "<html lang=\"nl\">", "Deze link werkt niet meer")]
    public async Task A_link_that_is_gone_says_so_in_the_browsers_language(string? accepts, string html, string words)
    {
        _visitor.AcceptLanguage = accepts;

        Assert.Equal(410, await _visitor.OpenAsync("<script>"));

        Assert.Equal("text/html; charset=utf-8", _visitor.Response.ContentType);
        Assert.Contains(html, _visitor.Html, StringComparison.Ordinal);
        Assert.Contains(words, _visitor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", _visitor.Html, StringComparison.Ordinal);
        Assert.Contains("form-action 'none'", _visitor.Response.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _visitor.Response.Headers.SetCookie.Count);
    }

    [Fact]
    public async Task A_callback_of_nobody_is_refused_and_sends_nobody_anywhere()
    {
        Assert.Equal(400, await _visitor.ComeBackAsync("?error=access_denied&returnAddress=https://evil.example"));
        Assert.Equal(0, _visitor.Response.Headers.Location.Count);
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_use_it_up()
    {
        var ticket = await TicketAsync();
        Assert.Equal(405, await _visitor.OpenAsync(ticket, "HEAD"));
        Assert.Equal(200, await new ConnectVisitor(_machine).OpenAsync(ticket));
        Assert.Equal(200, await _visitor.OpenAsync(ticket));
        Assert.Equal(303, await _visitor.PressAsync(ticket, _visitor.FormToken));
    }

    private async Task<string> TicketAsync() => await TicketAsync(await _installation.AddConnectionAsync(), "Sanne de Wit");

    private async Task<string> TicketAsync(Connection connection, string? requester) =>
        (await _machine.SignIns.IssueTicketAsync(connection.Key, LinkUse.ByPlanner(requester), default)).Value;
}
