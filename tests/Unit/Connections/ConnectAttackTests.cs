using LoketFunctions.Connections;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Connections;

/// <summary>
/// An attacker has a link to connect their own planner account, and wants a user with rights at Loket to sign in for it. Loket checks no
/// challenge here: nothing rests on its doing so.
/// </summary>
[Collection(ConnectionTests.Name)]
public sealed class ConnectAttackTests
{
    private readonly Installation _installation;
    private readonly Machine _machine;
    private readonly ConnectVisitor _attacker;
    private readonly ConnectVisitor _victim;

    public ConnectAttackTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        _machine = new Machine(_installation);
        (_attacker, _victim) = (new ConnectVisitor(_machine), new ConnectVisitor(_machine));
    }

    [Fact]
    public async Task A_link_takes_nobody_to_Loket_before_he_has_seen_whose_it_is()
    {
        var (connection, ticket) = await LinkAsync();

        Assert.Equal(200, await _victim.OpenAsync(ticket));

        Assert.Equal(0, _victim.Response.Headers.Location.Count);
        Assert.Contains(connection.Tenant.Account, _victim.Html, StringComparison.Ordinal);
        Assert.Contains("Sluwe Bert", _victim.Html, StringComparison.Ordinal);
    }

    /// <summary>The attacker goes on, and has the victim sign in at the address of Loket's that this led to.</summary>
    [Fact]
    public async Task Who_signs_in_in_another_browser_than_went_on_connects_nothing()
    {
        var (connection, ticket) = await LinkAsync();
        Assert.Equal(303, await _attacker.OpenAndPressAsync(ticket));
        var (_, own) = await LinkAsync();
        await _victim.OpenAndPressAsync(own);

        foreach (var browser in new[] { _victim, new ConnectVisitor(_machine) })
        {
            Assert.Equal(400, await browser.ComeBackAsync($"?code=the-code&state={_attacker.State}"));
            Assert.Contains("Deze aanmelding begon in een andere browser", browser.Html, StringComparison.Ordinal);
        }

        await AssertNothingConnectedAsync(connection);
    }

    /// <summary>A page elsewhere presses the button for the user, with all that its maker can know.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_button_is_pressed_on_our_page_only(bool hasSeenThePage)
    {
        var (_, ticket) = await LinkAsync();
        await _attacker.OpenAsync(ticket);
        if (hasSeenThePage)
            await _victim.OpenAsync(ticket);
        var cookie = _victim.Cookie;

        foreach (var token in new[] { null, "", "x", ticket, _attacker.FormToken, FormToken.Of("") })
        {
            Assert.Equal(403, await _victim.PressAsync(ticket, token));
            Assert.Contains("Hier is niet op onze knop gedrukt", _victim.Html, StringComparison.Ordinal);
        }

        Assert.Equal((cookie, 0), (_victim.Cookie, _victim.Response.Headers.Location.Count));
        Assert.Equal(303, await _attacker.PressAsync(ticket, _attacker.FormToken));
    }

    [Fact]
    public async Task A_link_that_was_used_leads_nobody_on()
    {
        var (connection, ticket) = await LinkAsync();
        await _victim.OpenAsync(ticket);
        Assert.Equal(303, await _attacker.OpenAndPressAsync(ticket));

        Assert.Equal(410, await _victim.PressAsync(ticket, _victim.FormToken));
        Assert.Equal(410, await _victim.OpenAsync(ticket));
        Assert.Equal(410, await _attacker.OpenAsync(ticket));
        await AssertNothingConnectedAsync(connection);
    }

    /// <summary>Made in a console: whoever is sent it has another browser.</summary>
    [Fact]
    public async Task A_link_of_the_console_opens_in_the_browser_that_it_was_made_in_and_in_no_other()
    {
        var connection = await _installation.AddConnectionAsync();
        const string browser = "browser-of-the-console";
        var ticket = (await _machine.SignIns.IssueTicketAsync(connection.Key, LinkUse.ByConsole("Sluwe Bert", browser), default)).Value;
        _attacker.Cookie = $"{SignInCookie.Name}={browser}";

        Assert.Equal(400, await _victim.OpenAsync(ticket));
        _victim.Cookie = $"{SignInCookie.Name}=another";
        Assert.Equal(400, await _victim.OpenAsync(ticket));
        Assert.Equal(400, await _victim.PressAsync(ticket, FormToken.Of("another")));

        Assert.Equal(303, await _attacker.OpenAndPressAsync(ticket));
    }

    [Fact]
    public async Task Links_end_with_their_connection()
    {
        var (connection, ticket) = await LinkAsync();
        var (other, left) = await LinkAsync();
        await _victim.OpenAsync(ticket);
        await EndAsync(connection);

        Assert.Equal(410, await _victim.PressAsync(ticket, _victim.FormToken));
        Assert.Equal(410, await _victim.OpenAsync(ticket));
        Assert.Equal(303, await _victim.OpenAndPressAsync(left));
        Assert.NotEqual(connection.Id, other.Id);
    }

    [Fact]
    public async Task A_sign_in_ends_with_its_connection_before_anything_is_asked_of_Loket()
    {
        var (connection, ticket) = await LinkAsync();
        await _victim.OpenAndPressAsync(ticket);
        await EndAsync(connection);

        await _victim.ComeBackAsync($"?code=the-code&state={_victim.State}");

        Assert.Contains("result=failed&reason=disconnected", _victim.Response.Headers.Location.ToString(), StringComparison.Ordinal);
        Assert.Empty(_installation.Loket.Exchanges);
        Assert.Null(await TokensAsync(connection));
    }

    private async Task<(Connection Connection, string Ticket)> LinkAsync()
    {
        var connection = await _installation.AddConnectionAsync();
        return (connection, (await _machine.SignIns.IssueTicketAsync(connection.Key, LinkUse.ByPlanner("Sluwe Bert"), default)).Value);
    }

    private Task<Connection> EndAsync(Connection connection) =>
        _machine.Connections.ChangeAsync(connection.Tenant, connection.Id, row => row.State = ConnectionState.Disconnected, default);

    private async Task AssertNothingConnectedAsync(Connection connection)
    {
        Assert.Empty(_installation.Loket.Exchanges);
        Assert.Equal(ConnectionState.Requested, (await _machine.ReadAsync(connection)).State);
        Assert.Null(await TokensAsync(connection));
    }

    private async Task<TokenRow?> TokensAsync(Connection connection)
    {
        await foreach (var row in _installation.Tables.Tokens.QueryAsync<TokenRow>(row => row.PartitionKey == connection.RowKey))
            return row;
        return null;
    }
}
