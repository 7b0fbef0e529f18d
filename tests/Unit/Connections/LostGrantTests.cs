using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Notifications;
using LoketFunctions.Runs;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Security;

namespace LoketFunctions.Tests.Connections;

/// <summary>What becomes of a connection's grant when the keys that it is kept under are gone, away or refused.</summary>
[Collection(ConnectionTests.Name)]
public sealed class LostGrantTests
{
    private readonly Installation _installation;
    private readonly AppStorage _fixture;
    private readonly SwitchedKeys _keys = new();
    private readonly Machine _machine;

    public LostGrantTests(AppStorage fixture)
    {
        (_fixture, _installation) = (fixture, new Installation(fixture.Tables));
        _machine = new Machine(_installation, keys: _keys);
    }

    private FakeLoket Loket => _installation.Loket;

    [Theory]
    [InlineData("nl", "ligt niet aan u en niet aan Loket.nl")]
    [InlineData("en", "neither your doing nor Loket.nl's")]
    public async Task Of_a_key_that_is_gone_the_owner_hears_once_and_what_is_true(string language, string words)
    {
        var connection = await ConnectedAsync(TimeSpan.FromHours(1), language);
        _keys.Withdraw("first");

        for (var i = 0; i < 3; i++)
            Assert.Equal(FailureReason.Reconnect, await FailsAsync(connection));

        Assert.Equal(0, Loket.Refreshes);
        var row = await _machine.ReadAsync(connection);
        Assert.Equal((ConnectionState.NeedsAttention, AttentionReason.Reconnect), (row.State, row.Attention));
        Assert.Contains(words, Assert.Single(_installation.Mailer.Sent).Text, StringComparison.Ordinal);
        Assert.Contains("version first of the token key is disabled or gone", _installation.Log.All, StringComparison.Ordinal);
        // A run that meets the loss does not know why, and does not take the words away.
        await _machine.Attention.RaiseAsync(connection.Tenant, connection.Id, AttentionReason.Reconnect, "Loket says no.", default);
        Assert.Contains(words, (await _machine.ReadAsync(connection)).AttentionDetail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_hears_which_key_it_was()
    {
        var operated = new NoticeOptions { OperatorEmail = "operator@example.test" };
        var machine = new Machine(_installation, keys: _keys, notices: operated);
        var connection = await ConnectedAsync(TimeSpan.Zero);
        _keys.Withdraw("first");

        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<LoketException>(() => machine.Vault.GetAsync(connection.Key, null, default));

        var facts = await _fixture.Tables.Notices.ListAsync<OperatorFactRow>(
            TableClientExtensions.TableFilter($"PartitionKey eq {NoticeRow.Operator}"), default);
        var fact = Assert.Single(facts, fact => fact.Detail.Contains(connection.RowKey, StringComparison.Ordinal));
        Assert.Equal(OperatorReason.KeyGone, fact.Reason);
        Assert.Contains("version first", fact.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_comes_back_brings_the_grant_back()
    {
        var connection = await ConnectedAsync(TimeSpan.FromHours(1));
        await new ConnectionStore(_fixture.Tables, TestPlanners.None).ChooseAsync(
            connection.Id, [new AdministrationRow { RowKey = Guid.NewGuid().ToString("D") }], default);
        _keys.Withdraw("first");
        Assert.Equal(FailureReason.Reconnect, await FailsAsync(connection));

        _keys.GiveBack("first");

        Assert.Equal("access-1", (await _machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
        Assert.Equal((ConnectionState.Active, (AttentionReason?)null), await StateAsync(connection));
    }

    [Fact]
    public async Task After_a_sign_in_a_lost_key_matters_no_more()
    {
        var connection = await ConnectedAsync(TimeSpan.Zero);
        _keys.Withdraw("first");
        Assert.Equal(FailureReason.Reconnect, await FailsAsync(connection));

        await _machine.GrantAsync(connection, "again", TimeSpan.FromHours(1), _installation.Clock.GetUtcNow());

        Assert.Equal("for-again", (await _machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
        Assert.Equal(0, Loket.Refreshes);
    }

    [Fact]
    public async Task A_row_that_was_changed_in_storage_is_told_alike()
    {
        var connection = await ConnectedAsync(TimeSpan.FromHours(1));
        var row = (await _fixture.Tables.Tokens.GetEntityAsync<TokenRow>(connection.RowKey, TokenRow.Key)).Value;
        (row.AccessToken, row.RefreshToken) = (row.RefreshToken, row.AccessToken);
        await _fixture.Tables.Tokens.UpdateEntityAsync(row, row.ETag);

        Assert.Equal(FailureReason.Reconnect, await FailsAsync(connection));

        Assert.Equal(0, Loket.Refreshes);
        Assert.Contains("they were changed in storage", _installation.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, FailureReason.KeysUnavailable, FailureClass.Transient, "keys-unavailable")]
    [InlineData(false, FailureReason.KeysRefused, FailureClass.Internal, "keys-refused")]
    internal async Task Keys_that_cannot_be_read_cost_nothing_and_send_nobody_to_sign_in(
        bool isAway, FailureReason reason, FailureClass @class, string code)
    {
        var connection = await ConnectedAsync(TimeSpan.Zero);
        _keys.IsAway = isAway;

        var failed = await Assert.ThrowsAsync<LoketException>(() => _machine.Vault.GetAsync(connection.Key, null, default));

        Assert.Equal((reason, @class), (failed.Failure.Reason, failed.Failure.Class));
        Assert.Equal((@class, code), (StepFailures.Of(failed)!.Class, StepFailures.Of(failed)!.Code));
        Assert.Equal((503, code), (ConnectionProblems.Of(failed.Failure).Status, ConnectionProblems.Of(failed.Failure).Code));
        Assert.NotNull(ConnectionProblems.Of(failed.Failure).RetryAfter);
        Assert.Equal((ConnectionState.Active, (AttentionReason?)null), await StateAsync(connection));
        Assert.Empty(_installation.Mailer.Sent);
        Assert.Equal(0, Loket.Refreshes);

        _keys.IsAway = null;
        Assert.Equal("access-1", (await _machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
    }

    /// <summary>Loket's refresh tokens are good once: the next one must not be lost for want of a key.</summary>
    [Fact]
    public async Task A_vault_that_goes_away_during_a_refresh_costs_no_token()
    {
        var connection = await ConnectedAsync(TimeSpan.Zero);
        Loket.BeforeAnswer = () => Task.FromResult(_keys.IsAway = true);

        Assert.Equal("access-1", (await _machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());

        (_keys.IsAway, Loket.BeforeAnswer) = (null, () => Task.CompletedTask);
        Assert.Equal("access-1", (await _machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
        _installation.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("access-2", (await _machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
    }

    private async Task<FailureReason> FailsAsync(Connection connection) =>
        (await Assert.ThrowsAsync<LoketException>(() => _machine.Vault.GetAsync(connection.Key, null, default))).Failure.Reason;

    private async Task<(ConnectionState State, AttentionReason? Attention)> StateAsync(Connection connection)
    {
        var row = await _machine.ReadAsync(connection);
        return (row.State, row.Attention);
    }

    private async Task<Connection> ConnectedAsync(TimeSpan left, string language = "nl")
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active, language);
        await _machine.GrantAsync(connection, "refresh-0", left, _installation.Clock.GetUtcNow());
        return connection;
    }
}
