using LoketFunctions.Connections;
using LoketFunctions.Tests.Security;

namespace LoketFunctions.Tests.Connections;

/// <summary>A browser on its way to Loket and back while the keys are gone or away: a page that says so, and nothing used up for nothing.</summary>
[Collection(ConnectionTests.Name)]
public sealed class SignInKeyTests
{
    private readonly Installation _installation;
    private readonly SwitchedKeys _keys = new();
    private readonly Machine _machine;
    private readonly ConnectVisitor _visitor;

    public SignInKeyTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        _machine = new Machine(_installation, keys: _keys);
        _visitor = new ConnectVisitor(_machine);
    }

    [Theory]
    [InlineData(true, "30")]
    [InlineData(false, "300")]
    public async Task A_link_that_cannot_be_used_now_stays_good(bool isAway, string wait)
    {
        var ticket = await TicketAsync(await _installation.AddConnectionAsync());
        _keys.IsAway = isAway;
        Assert.Equal(503, await _visitor.OpenAsync(ticket));
        _keys.IsAway = null;
        Assert.Equal(200, await _visitor.OpenAsync(ticket));
        var button = _visitor.FormToken;

        _keys.IsAway = isAway;
        Assert.Equal(503, await _visitor.PressAsync(ticket, button));

        Assert.Equal(wait, _visitor.Response.Headers.RetryAfter);
        Assert.Contains("lukt nu even niet", _visitor.Html, StringComparison.Ordinal);
        _keys.IsAway = null;
        Assert.Equal(303, await _visitor.PressAsync(ticket, button));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sign_in_that_cannot_be_finished_now_stays_good(bool isAway)
    {
        var (connection, back) = await BegunAsync();
        _keys.IsAway = isAway;

        Assert.Equal(503, await _visitor.ComeBackAsync(back));

        Assert.Contains("lukt nu even niet", _visitor.Html, StringComparison.Ordinal);
        Assert.Empty(_installation.Loket.Exchanges);
        _keys.IsAway = null;
        Assert.Equal(302, await _visitor.ComeBackAsync(back));
        Assert.Equal(ConnectionState.SetUp, (await _machine.ReadAsync(connection)).State);
    }

    /// <summary>Loket's code is good once, as its refresh tokens are.</summary>
    [Fact]
    public async Task A_vault_that_goes_away_while_Loket_answers_costs_no_sign_in()
    {
        var (connection, back) = await BegunAsync();
        _installation.Loket.BeforeAnswer = () => Task.FromResult(_keys.IsAway = true);

        Assert.Equal(302, await _visitor.ComeBackAsync(back));

        _keys.IsAway = null;
        Assert.Equal("access-1", (await _machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
    }

    [Fact]
    public async Task A_sign_in_whose_key_is_gone_ends_with_a_page_that_says_so()
    {
        var (connection, back) = await BegunAsync();
        var cookie = _visitor.Cookie;
        _keys.Withdraw("first");

        Assert.Equal(410, await _visitor.ComeBackAsync(back));

        Assert.Contains("de sleutel waarmee deze aanmelding werd bewaard, is ingetrokken", _visitor.Html, StringComparison.Ordinal);
        Assert.Contains("kies daar opnieuw voor verbinden", _visitor.Html, StringComparison.Ordinal);
        Assert.Empty(_installation.Loket.Exchanges);
        Assert.Equal(ConnectionState.Requested, (await _machine.ReadAsync(connection)).State);
        _visitor.Cookie = cookie;
        await _visitor.ComeBackAsync(back);
        Assert.DoesNotContain("sleutel", _visitor.Html, StringComparison.Ordinal);
    }

    /// <summary>Without who asked, nobody is sent on.</summary>
    [Fact]
    public async Task A_link_whose_key_is_gone_leads_nowhere_and_says_so()
    {
        var ticket = await TicketAsync(await _installation.AddConnectionAsync());
        _keys.Withdraw("first");

        Assert.Equal(410, await _visitor.OpenAsync(ticket));

        Assert.Null(_visitor.FormToken);
        Assert.Contains("is ingetrokken", _visitor.Html, StringComparison.Ordinal);
    }

    private async Task<(Connection Connection, string Back)> BegunAsync()
    {
        var connection = await _installation.AddConnectionAsync();
        await _visitor.OpenAndPressAsync(await TicketAsync(connection));
        return (connection, $"?code=the-code&state={_visitor.State}");
    }

    private async Task<string> TicketAsync(Connection connection) =>
        (await _machine.SignIns.IssueTicketAsync(connection.Key, LinkUse.ByPlanner("Asked-Planner"), default)).Value;
}
