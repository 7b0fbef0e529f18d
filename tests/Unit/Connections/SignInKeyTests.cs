using LoketFunctions.Connections;
using LoketFunctions.Tests.Security;

namespace LoketFunctions.Tests.Connections;

/// <summary>
/// A browser on its way to Loket and back while the keys are gone or away: a page that says so, and nothing used up for nothing.
/// </summary>
[Collection(ConnectionTests.Name)]
public sealed class SignInKeyTests
{
    private readonly Installation _installation;
    private readonly SwitchedKeys _keys = new();
    private readonly Machine _machine;
    private readonly ConnectVisitor _browser;

    public SignInKeyTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        _machine = new Machine(_installation, keys: _keys);
        _browser = new ConnectVisitor(_machine);
    }

    [Theory]
    [InlineData(true, "30")]
    [InlineData(false, "300")]
    public async Task A_link_that_cannot_be_used_now_stays_good(bool isAway, string wait)
    {
        var ticket = await TicketAsync(await _installation.AddConnectionAsync());
        _keys.IsAway = isAway;

        // Who asked for the link is sealed, so that the page cannot be shown either.
        Assert.Equal(503, await _browser.OpenAsync(ticket));
        AssertNotNow(wait);
        _keys.IsAway = null;
        Assert.Equal(200, await _browser.OpenAsync(ticket));
        var token = _browser.FormToken;
        _keys.IsAway = isAway;
        Assert.Equal(503, await _browser.PressAsync(ticket, token));
        AssertNotNow(wait);
        _keys.IsAway = null;
        Assert.Equal(303, await _browser.PressAsync(ticket, token));
    }

    /// <summary>Whose name cannot be read any more is not shown as somebody who did not give one.</summary>
    [Fact]
    public async Task A_link_whose_key_is_gone_leads_nowhere_and_says_why()
    {
        var ticket = await TicketAsync(await _installation.AddConnectionAsync());
        _keys.Withdraw("first");

        Assert.Equal(410, await _browser.OpenAsync(ticket));
        Assert.Contains("is ingetrokken", _browser.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sign_in_that_cannot_be_finished_now_stays_good(bool isAway)
    {
        var (connection, state) = await BegunAsync();
        _keys.IsAway = isAway;

        Assert.Equal(503, await ComeBackAsync(state));

        AssertNotNow(isAway ? "30" : "300");
        Assert.Equal(0, _browser.Response.Headers.SetCookie.Count);
        Assert.Empty(_installation.Loket.Exchanges);
        _keys.IsAway = null;
        Assert.Equal(302, await ComeBackAsync(state));
        Assert.Equal(ConnectionState.SetUp, (await _machine.ReadAsync(connection)).State);
    }

    /// <summary>Loket's code is good once, as its refresh tokens are.</summary>
    [Fact]
    public async Task A_vault_that_goes_away_while_Loket_answers_costs_no_sign_in()
    {
        var (connection, state) = await BegunAsync();
        _installation.Loket.BeforeAnswer = () => Task.FromResult(_keys.IsAway = true);

        Assert.Equal(302, await ComeBackAsync(state));

        _keys.IsAway = null;
        Assert.Equal("access-1", (await _machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
    }

    [Fact]
    public async Task A_sign_in_whose_key_is_gone_ends_with_a_page_that_says_so()
    {
        var (connection, state) = await BegunAsync();
        _keys.Withdraw("first");

        Assert.Equal(410, await ComeBackAsync(state));

        Assert.Contains("de sleutel waarmee deze aanmelding werd bewaard, is ingetrokken", _browser.Html, StringComparison.Ordinal);
        Assert.Contains("kies daar opnieuw voor verbinden", _browser.Html, StringComparison.Ordinal);
        Assert.Empty(_installation.Loket.Exchanges);
        Assert.Equal(ConnectionState.Requested, (await _machine.ReadAsync(connection)).State);
        await ComeBackAsync(state);
        Assert.DoesNotContain("sleutel", _browser.Html, StringComparison.Ordinal);
    }

    private async Task<string> TicketAsync(Connection connection) =>
        (await _machine.SignIns.IssueTicketAsync(connection.Key, LinkUse.ByPlanner("Sanne"), default)).Value;

    private async Task<(Connection Connection, string State)> BegunAsync()
    {
        var connection = await _installation.AddConnectionAsync();
        Assert.Equal(303, await _browser.OpenAndPressAsync(await TicketAsync(connection)));
        return (connection, _browser.State!);
    }

    private Task<int> ComeBackAsync(string state) => _browser.ComeBackAsync($"?code=the-code&state={state}");

    private void AssertNotNow(string wait)
    {
        Assert.Equal(wait, _browser.Response.Headers.RetryAfter.ToString());
        Assert.Contains("lukt nu even niet", _browser.Html, StringComparison.Ordinal);
    }
}
