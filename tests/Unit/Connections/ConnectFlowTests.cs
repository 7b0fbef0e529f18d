using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using LoketFunctions.Connections;

namespace LoketFunctions.Tests.Connections;

[Collection(ConnectionTests.Name)]
public sealed class ConnectFlowTests(AppStorage fixture)
{
    private const string Browser = "what-the-browser-keeps";

    private readonly Installation _installation = new(fixture.Tables);

    [Fact]
    public async Task The_way_there_and_back_connects()
    {
        var machine = new Machine(_installation);
        var connection = await _installation.AddConnectionAsync();
        var (_, state) = await StartAsync(machine, connection);

        var outcome = await machine.Flow.CompleteAsync(new CallbackQuery(state, "the-code", null), Browser, default);

        Assert.Equal(
            $"https://planner.example/settings/loket?tab=1&connection={connection.Id}&result=connected#top", outcome.ReturnTo!.AbsoluteUri);
        Assert.Equal(ConnectionState.SetUp, (await machine.ReadAsync(connection)).State);
        Assert.Equal("access-1", (await machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
    }

    [Fact]
    public async Task The_challenge_sent_is_that_of_the_verifier_used()
    {
        var machine = new Machine(_installation);
        var (start, state) = await StartAsync(machine, await _installation.AddConnectionAsync());
        var sent = HttpUtility.ParseQueryString(start.Authorize!.Query);

        await machine.Flow.CompleteAsync(new CallbackQuery(state, "the-code", null), Browser, default);

        var exchange = Assert.Single(_installation.Loket.Exchanges);
        Assert.Equal(
            ("S256", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(exchange["code_verifier"])))),
            (sent["code_challenge_method"], sent["code_challenge"]));
        Assert.Equal(("the-code", sent["redirect_uri"]), (exchange["code"], exchange["redirect_uri"]));
    }

    [Fact]
    public async Task A_link_is_good_once_even_when_two_use_it_at_once()
    {
        var machine = new Machine(_installation);
        var connection = await _installation.AddConnectionAsync();
        for (var round = 0; round < 5; round++)
        {
            var ticket = await machine.SignIns.IssueTicketAsync(connection.Key, LinkUse.ByPlanner(null), default);

            var starts = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(number => machine.Flow.StartAsync(ticket.Value, $"browser-{number}", default)));

            Assert.Single(starts, start => start.Authorize is not null);
            Assert.Equal(3, starts.Count(start => start.Page == ConnectPage.LinkGone));
            Assert.Equal(new SignInStart(null, ConnectPage.LinkGone), await machine.Flow.StartAsync(ticket.Value, "browser-0", default));
        }
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, false)]
    public async Task A_link_is_good_for_ten_minutes(int seconds, bool good)
    {
        var machine = new Machine(_installation);
        var connection = await _installation.AddConnectionAsync();
        var ticket = await machine.SignIns.IssueTicketAsync(connection.Key, LinkUse.ByPlanner(null), default);
        Assert.Equal(_installation.Clock.GetUtcNow().AddMinutes(10), ticket.ExpiresAt);

        _installation.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(good, (await machine.Flow.LookAsync(ticket.Value, null, default)).Question is not null);
        Assert.Equal(good, (await machine.Flow.StartAsync(ticket.Value, Browser, default)).Authorize is not null);
    }

    [Fact]
    public async Task Of_callbacks_at_once_one_wins()
    {
        var (one, other) = (new Machine(_installation), new Machine(_installation, fixture.NewTables()));
        for (var round = 1; round <= 5; round++)
        {
            var (_, state) = await StartAsync(one, await _installation.AddConnectionAsync());

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => (number % 2 == 0 ? one : other).Flow
                .CompleteAsync(new CallbackQuery(state, "the-code", null), Browser, default)));

            Assert.Single(outcomes, outcome => outcome.ReturnTo is not null);
            Assert.Equal(5, outcomes.Count(outcome => outcome.Page == ConnectPage.SignInGone));
            Assert.Equal(round, _installation.Loket.Exchanges.Count);
        }
    }

    [Fact]
    public async Task Another_browser_is_refused_and_the_right_one_may_still_finish()
    {
        var machine = new Machine(_installation);
        var (_, state) = await StartAsync(machine, await _installation.AddConnectionAsync());
        await StartAsync(machine, await _installation.AddConnectionAsync(), "another-browser");
        foreach (var browser in new[] { null, "", "x", "another-browser", state })
        {
            var refused = await machine.Flow.CompleteAsync(new CallbackQuery(state, "the-code", null), browser, default);
            Assert.Equal(new ConnectOutcome(null, ConnectPage.OtherBrowser), refused);
        }

        Assert.Empty(_installation.Loket.Exchanges);
        Assert.NotNull((await machine.Flow.CompleteAsync(new CallbackQuery(state, "the-code", null), Browser, default)).ReturnTo);
    }

    [Fact]
    public async Task A_sign_in_that_took_too_long_is_gone()
    {
        var machine = new Machine(_installation);
        var (_, state) = await StartAsync(machine, await _installation.AddConnectionAsync());
        _installation.Clock.Advance(SignIns.Lifetime);

        var outcome = await machine.Flow.CompleteAsync(new CallbackQuery(state, "the-code", null), Browser, default);

        Assert.Equal(new ConnectOutcome(null, ConnectPage.SignInGone), outcome);
        Assert.True(await machine.SignIns.ForgetOldAsync(default) > 0);
        Assert.Equal(0, await machine.SignIns.ForgetOldAsync(default));
    }

    [Theory]
    [InlineData(null, nameof(ConnectPage.Incomplete))]
    [InlineData("", nameof(ConnectPage.Incomplete))]
    [InlineData("made-up", nameof(ConnectPage.SignInGone))]
    public async Task Without_a_known_state_nobody_is_sent_anywhere(string? state, string page)
    {
        var outcome = await new Machine(_installation).Flow.CompleteAsync(new CallbackQuery(state, "the-code", null), "browser", default);

        Assert.Equal(new ConnectOutcome(null, Enum.Parse<ConnectPage>(page)), outcome);
    }

    [Fact]
    public async Task A_user_who_says_no_changes_nothing()
    {
        var machine = new Machine(_installation);
        var connection = await _installation.AddConnectionAsync();
        var (_, state) = await StartAsync(machine, connection);

        var outcome = await machine.Flow.CompleteAsync(new CallbackQuery(state, null, "access_denied"), Browser, default);

        Assert.EndsWith("result=denied#top", outcome.ReturnTo!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(ConnectionState.Requested, (await machine.ReadAsync(connection)).State);
    }

    [Theory]
    [InlineData("the-code", null, HttpStatusCode.ServiceUnavailable, "loket-unavailable")]
    [InlineData("the-code", null, HttpStatusCode.BadRequest, "loket-refused")]
    [InlineData(null, "server_error", HttpStatusCode.OK, "loket-refused")]
    [InlineData(" ", null, HttpStatusCode.OK, "loket-refused")]
    public async Task A_failure_of_Loket_goes_back_with_its_reason(string? code, string? error, HttpStatusCode status, string reason)
    {
        var machine = new Machine(_installation);
        var connection = await _installation.AddConnectionAsync();
        var (_, state) = await StartAsync(machine, connection);
        _installation.Loket.TokenFault = (status, status == HttpStatusCode.BadRequest ? """{"error":"invalid_grant"}""" : "");

        var outcome = await machine.Flow.CompleteAsync(new CallbackQuery(state, code, error), Browser, default);

        Assert.EndsWith($"result=failed&reason={reason}#top", outcome.ReturnTo!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(ConnectionState.Requested, (await machine.ReadAsync(connection)).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_in_again_mends_a_lost_grant(bool hasAdministrations)
    {
        var machine = new Machine(_installation);
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active);
        if (hasAdministrations)
            await machine.Connections.ChooseAsync(
                connection.Id, [new AdministrationRow { RowKey = Guid.NewGuid().ToString("D") }], default);
        await machine.Attention.RaiseAsync(connection.Tenant, connection.Id, AttentionReason.Reconnect, null, default);
        var (_, state) = await StartAsync(machine, connection);

        await machine.Flow.CompleteAsync(new CallbackQuery(state, "the-code", null), Browser, default);

        var row = await machine.ReadAsync(connection);
        Assert.Equal((hasAdministrations ? ConnectionState.Active : ConnectionState.SetUp, null), (row.State, row.Attention));
    }

    [Fact]
    public async Task An_address_that_is_no_longer_allowed_is_not_used()
    {
        var connection = await _installation.AddConnectionAsync();
        var (_, state) = await StartAsync(new Machine(_installation), connection);
        _installation.Planners = Installation.NewPlanners("https://elsewhere.example/");

        var outcome = await new Machine(_installation).Flow.CompleteAsync(new CallbackQuery(state, "the-code", null), Browser, default);

        Assert.Equal(new ConnectOutcome(null, ConnectPage.Connected, "nl"), outcome);
    }

    [Theory]
    [InlineData("the-code", null, "result=connected")]
    [InlineData(null, "access_denied", "result=denied")]
    [InlineData(null, "server_error", "result=failed&reason=loket-refused")]
    public async Task Who_came_from_the_console_goes_back_there_whatever_the_planners_address(string? code, string? error, string query)
    {
        var machine = new Machine(_installation);
        var connection = await _installation.AddConnectionAsync();
        var ticket = await machine.SignIns.IssueTicketAsync(connection.Key, LinkUse.ByConsole(null, Browser), default);
        var start = await machine.Flow.StartAsync(ticket.Value, Browser, default);
        var state = HttpUtility.ParseQueryString(start.Authorize!.Query)["state"];

        var outcome = await machine.Flow.CompleteAsync(new CallbackQuery(state, code, error), Browser, default);

        Assert.Equal($"https://app.example/api/console/connections/{connection.Id}/connect?{query}", outcome.ReturnTo!.AbsoluteUri);
    }

    [Fact]
    public async Task A_connection_that_was_ended_does_not_come_back()
    {
        var machine = new Machine(_installation);
        var connection = await _installation.AddConnectionAsync();
        var ticket = await machine.SignIns.IssueTicketAsync(connection.Key, LinkUse.ByPlanner(null), default);
        var (_, state) = await StartAsync(machine, connection);
        await machine.Connections.ChangeAsync(connection.Tenant, connection.Id, row => row.State = ConnectionState.Disconnected, default);

        Assert.Equal(new ConnectLanding(null, ConnectPage.LinkGone), await machine.Flow.LookAsync(ticket.Value, null, default));
        Assert.Equal(new SignInStart(null, ConnectPage.LinkGone), await machine.Flow.StartAsync(ticket.Value, Browser, default));
        var outcome = await machine.Flow.CompleteAsync(new CallbackQuery(state, "the-code", null), Browser, default);
        Assert.Contains("result=failed&reason=disconnected", outcome.ReturnTo!.Query, StringComparison.Ordinal);
        Assert.Empty(_installation.Loket.Exchanges);
    }

    [Fact]
    public async Task Nothing_that_would_let_somebody_in_is_stored()
    {
        var machine = new Machine(_installation);
        var connection = await _installation.AddConnectionAsync();
        var ticket = await machine.SignIns.IssueTicketAsync(
            connection.Key, LinkUse.ByConsole("Sanne de Wit", "browser-of-the-console"), default);
        var (_, state) = await StartAsync(machine, connection);

        var stored = new StringBuilder();
        await foreach (var row in fixture.Tables.SignIns.QueryAsync<SignInRow>())
            stored.Append(System.Text.Json.JsonSerializer.Serialize(row));

        foreach (var value in new[] { ticket.Value, state, Browser, "Sanne de Wit", "browser-of-the-console" })
            Assert.DoesNotContain(value, stored.ToString(), StringComparison.Ordinal);
    }

    private static async Task<(SignInStart Start, string State)> StartAsync(
        Machine machine, Connection connection, string browser = Browser)
    {
        var ticket = await machine.SignIns.IssueTicketAsync(connection.Key, LinkUse.ByPlanner(null), default);
        var start = await machine.Flow.StartAsync(ticket.Value, browser, default);
        return (start, HttpUtility.ParseQueryString(start.Authorize!.Query)["state"]!);
    }
}
