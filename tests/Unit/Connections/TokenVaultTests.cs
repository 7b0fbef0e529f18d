using System.Net;
using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Connections;

[Collection(ConnectionTests.Name)]
public sealed class TokenVaultTests(AppStorage fixture)
{
    private readonly Installation _installation = new(fixture.Tables);

    private FakeLoket Loket => _installation.Loket;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Twenty_refreshes_at_once_from_two_hosts_are_one_call(bool rejected)
    {
        var (one, other) = (new Machine(_installation), new Machine(_installation, fixture.NewTables()));
        var connection = await ConnectedAsync(one, left: rejected ? TimeSpan.FromHours(1) : TimeSpan.Zero);
        var refused = rejected ? new AccessToken("for-refresh-0") : null;
        var answer = new TaskCompletionSource();
        Loket.BeforeAnswer = () => answer.Task;

        var asked = Enumerable.Range(0, 20)
            .Select(number => (number % 2 == 0 ? one : other).Vault.GetAsync(connection.Key, refused, default))
            .ToList();
        await UntilAsync(() => Loket.Refreshes > 0);
        answer.SetResult();
        var tokens = await Task.WhenAll(asked).WaitAsync(Waiting.Limit);

        Assert.Equal(1, Loket.Refreshes);
        Assert.All(tokens, token => Assert.Equal("access-1", token.Token.Reveal()));
    }

    [Theory]
    [InlineData(3600, 3600 - 120)]
    [InlineData(600, 540)]
    public async Task A_token_is_used_until_shortly_before_it_ends(int lifetime, int usable)
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.FromSeconds(lifetime));

        _installation.Clock.Advance(TimeSpan.FromSeconds(usable - 1));
        Assert.Equal("for-refresh-0", (await machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
        Assert.Equal(0, Loket.Refreshes);

        _installation.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("access-1", (await machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
        Assert.Equal(1, Loket.Refreshes);
    }

    [Fact]
    public async Task A_rejected_token_is_renewed_only_while_it_is_the_stored_one()
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.FromHours(1));

        var renewed = await machine.Vault.GetAsync(connection.Key, new AccessToken("for-refresh-0"), default);
        var again = await machine.Vault.GetAsync(connection.Key, new AccessToken("for-refresh-0"), default);

        Assert.Equal(("access-1", "access-1", 1), (renewed.Token.Reveal(), again.Token.Reveal(), Loket.Refreshes));
    }

    [Fact]
    public async Task The_new_refresh_token_is_stored_before_the_access_token_is_handed_out()
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.Zero);

        for (var time = 1; time <= 3; time++)
        {
            Assert.Equal($"access-{time}", (await machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
            Assert.Equal($"refresh-{time}", Assert.Single(Loket.Good));
            _installation.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task No_token_is_stored_in_the_clear()
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.FromHours(1));

        var row = await RowAsync(connection);

        Assert.DoesNotContain("refresh-0", row.RefreshToken + row.AccessToken, StringComparison.Ordinal);
        Assert.StartsWith("local.", row.RefreshToken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_grant_needs_attention_and_is_mailed_once_and_asked_once()
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.Zero);
        Loket.Good.Clear();

        for (var i = 0; i < 3; i++)
            await AssertReconnectAsync(machine, connection);

        Assert.Equal(1, Loket.Refreshes);
        var row = await machine.ReadAsync(connection);
        Assert.Equal((ConnectionState.NeedsAttention, AttentionReason.Reconnect), (row.State, row.Attention));
        Assert.Contains("log opnieuw in", Assert.Single(_installation.Mailer.Sent).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_new_sign_in_a_lost_grant_is_forgotten()
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.Zero);
        Loket.Good.Clear();
        await AssertReconnectAsync(machine, connection);

        await machine.GrantAsync(connection, "again", TimeSpan.FromHours(1), _installation.Clock.GetUtcNow());

        Assert.Equal("for-again", (await machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
    }

    [Fact]
    public async Task Without_a_grant_somebody_has_to_sign_in()
    {
        var machine = new Machine(_installation);
        await AssertReconnectAsync(machine, await _installation.AddConnectionAsync());
        Assert.Equal(0, Loket.Refreshes);
    }

    [Fact]
    public async Task Another_tenants_tokens_do_not_open()
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.FromHours(1));

        var thief = connection.Key with { Tenant = new Tenant("eitje", "thief") };
        Assert.Equal(FailureReason.Reconnect,
            (await Assert.ThrowsAsync<LoketException>(() => machine.Vault.GetAsync(thief, null, default))).Failure.Reason);
        Assert.Equal((0, ConnectionState.Active), (Loket.Refreshes, (await machine.ReadAsync(connection)).State));
    }

    [Fact]
    public async Task When_Loket_is_down_the_next_caller_tries_at_once_and_nothing_is_lost()
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.Zero);
        Loket.TokenFault = (HttpStatusCode.ServiceUnavailable, "");

        var failed = await Assert.ThrowsAsync<LoketException>(() => machine.Vault.GetAsync(connection.Key, null, default));
        Assert.Equal(FailureClass.Transient, failed.Failure.Class);
        Assert.Equal(ConnectionState.Active, (await machine.ReadAsync(connection)).State);

        Loket.TokenFault = null;
        Assert.Equal("access-1", (await machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
    }

    /// <summary>
    /// T1 and its siblings: of an odd answer the new refresh token stays, one refresh is made per attempt, and nobody signs in for it.
    /// </summary>
    [Theory]
    [InlineData("\"a\\r\\nX-Injected: 1\"")]
    [InlineData("\"\\u0000\"")]
    [InlineData("null")]
    public async Task A_grant_survives_an_answer_without_a_usable_access_token(string access)
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.Zero);
        Loket.Good.Add("refresh-odd");
        Loket.TokenFault = (HttpStatusCode.OK, $$"""{"access_token":{{access}},"expires_in":3599.5,"refresh_token":"refresh-odd"}""");

        var failed = await Assert.ThrowsAsync<LoketException>(() => machine.Vault.GetAsync(connection.Key, null, default));

        Assert.Equal((FailureReason.Unreadable, FailureClass.Transient, 1), (failed.Failure.Reason, failed.Failure.Class, Loket.Refreshes));
        Assert.Contains("could not be refreshed: Unreadable", _installation.Log.All, StringComparison.Ordinal);
        Assert.Equal((ConnectionState.Active, 0), ((await machine.ReadAsync(connection)).State, _installation.Mailer.Sent.Count));
        (Loket.TokenFault, _) = (null, Loket.Good.Remove("refresh-0"));
        Assert.Equal("access-1", (await machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
    }

    [Fact]
    public async Task A_refresh_token_that_is_none_is_not_stored_over_the_one_that_was_there()
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.Zero);
        Loket.TokenFault = (HttpStatusCode.OK, """{"access_token":"a","refresh_token":"r\n"}""");
        Assert.Equal(
            FailureReason.Unreadable,
            (await Assert.ThrowsAsync<LoketException>(() => machine.Vault.GetAsync(connection.Key, null, default))).Failure.Reason);

        Loket.TokenFault = null;
        Assert.Equal("access-1", (await machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_death_between_the_answer_and_the_store_ends_with_the_lease(bool singleUse)
    {
        Loket.SingleUse = singleUse;
        var (dying, other) = (new Machine(_installation), new Machine(_installation));
        var connection = await ConnectedAsync(other, TimeSpan.Zero);
        // It never goes on: it stores nothing, and cleans nothing up.
        Loket.BeforeAnswer = () => new TaskCompletionSource().Task;
        _ = dying.Vault.GetAsync(connection.Key, null, default);
        await UntilAsync(() => Loket.Refreshes == 1);
        Loket.BeforeAnswer = () => Task.CompletedTask;

        var waiting = other.Vault.GetAsync(connection.Key, null, default);
        Assert.Equal(1, Loket.Refreshes);
        _installation.Clock.Advance(TokenVault.LeaseTime);

        if (singleUse)
            Assert.Equal(
                FailureReason.Reconnect, (await Assert.ThrowsAsync<LoketException>(() => waiting.WaitAsync(Waiting.Limit))).Failure.Reason);
        else
            Assert.Equal("access-2", (await waiting.WaitAsync(Waiting.Limit)).Token.Reveal());
        Assert.Equal(singleUse ? 1 : 0, _installation.Mailer.Sent.Count);
    }

    [Fact]
    public async Task Who_waits_too_long_gives_up_for_now()
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.Zero);
        var row = await RowAsync(connection);
        row.LeaseUntil = _installation.Clock.GetUtcNow().AddHours(1);
        await fixture.Tables.Tokens.UpdateEntityAsync(row, row.ETag);

        var waiting = machine.Vault.GetAsync(connection.Key, null, default);
        _installation.Clock.Advance(TokenVault.WaitLimit);

        var failed = await Assert.ThrowsAsync<LoketException>(() => waiting.WaitAsync(Waiting.Limit));
        Assert.Equal((FailureReason.TimedOut, 0), (failed.Failure.Reason, Loket.Refreshes));
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_lease_still_counts()
    {
        var (slow, other) = (new Machine(_installation), new Machine(_installation));
        var connection = await ConnectedAsync(slow, TimeSpan.Zero);
        await Choose(connection);
        var (late, answer) = await SlowRefreshAsync(slow, connection);
        Loket.BeforeAnswer = () => Task.CompletedTask;

        _installation.Clock.Advance(TokenVault.LeaseTime);
        await AssertReconnectAsync(other, connection);
        answer.SetResult();

        Assert.Equal("access-1", (await late.WaitAsync(Waiting.Limit)).Token.Reveal());
        Assert.Equal("access-1", (await other.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
        Assert.Equal(ConnectionState.Active, (await slow.ReadAsync(connection)).State);
    }

    [Fact]
    public async Task A_sign_in_during_a_refresh_wins()
    {
        var (slow, other) = (new Machine(_installation), new Machine(_installation));
        var connection = await ConnectedAsync(slow, TimeSpan.Zero);
        var (late, answer) = await SlowRefreshAsync(slow, connection);

        await other.GrantAsync(connection, "again", TimeSpan.FromHours(1), _installation.Clock.GetUtcNow());
        answer.SetResult();

        Assert.Equal("for-again", (await late.WaitAsync(Waiting.Limit)).Token.Reveal());
    }

    [Fact]
    public async Task A_refusal_during_which_somebody_signed_in_is_no_loss()
    {
        var (slow, other) = (new Machine(_installation), new Machine(_installation));
        var connection = await ConnectedAsync(slow, TimeSpan.Zero);
        Loket.Good.Clear();
        var (late, answer) = await SlowRefreshAsync(slow, connection);

        await other.GrantAsync(connection, "again", TimeSpan.FromHours(1), _installation.Clock.GetUtcNow());
        answer.SetResult();

        Assert.Equal("for-again", (await late.WaitAsync(Waiting.Limit)).Token.Reveal());
        Assert.Empty(_installation.Mailer.Sent);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_does_not_lose_the_token()
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.Zero);
        using var caller = new CancellationTokenSource();
        Loket.BeforeAnswer = caller.CancelAsync;

        await machine.Vault.GetAsync(connection.Key, null, caller.Token);

        Assert.Equal("access-1", (await machine.Vault.GetAsync(connection.Key, null, default)).Token.Reveal());
    }

    [Fact]
    public async Task A_connections_source_keeps_the_token_in_memory_until_it_is_rejected()
    {
        var machine = new Machine(_installation);
        var connection = await ConnectedAsync(machine, TimeSpan.FromHours(1));
        var source = new ConnectionTokens(machine.Vault, connection.Key, _installation.Clock);
        var first = await source.GetAsync(default);
        await fixture.Tables.Tokens.DeleteEntityAsync(connection.RowKey, TokenRow.Key);

        Assert.Equal(first, await source.GetAsync(default));
        await Assert.ThrowsAsync<LoketException>(async () => await source.RenewAsync(first, default));
        _installation.Clock.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<LoketException>(async () => await source.GetAsync(default));
    }

    /// <summary>A refresh that Loket has begun and answers when the test says so.</summary>
    private async Task<(Task<UsableToken> Late, TaskCompletionSource Answer)> SlowRefreshAsync(Machine machine, Connection connection)
    {
        var answer = new TaskCompletionSource();
        Loket.BeforeAnswer = () => answer.Task;
        var late = machine.Vault.GetAsync(connection.Key, null, default);
        await UntilAsync(() => Loket.Refreshes == 1);
        return (late, answer);
    }

    private async Task<Connection> ConnectedAsync(Machine machine, TimeSpan left)
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active);
        await machine.GrantAsync(connection, "refresh-0", left, _installation.Clock.GetUtcNow());
        return connection;
    }

    private Task Choose(Connection connection) => new ConnectionStore(fixture.Tables, TestPlanners.None).ChooseAsync(
        connection.Id, [new AdministrationRow { RowKey = Guid.NewGuid().ToString("D") }], default);

    private async Task<TokenRow> RowAsync(Connection connection) =>
        (await fixture.Tables.Tokens.GetEntityAsync<TokenRow>(connection.RowKey, TokenRow.Key)).Value;

    private static async Task AssertReconnectAsync(Machine machine, Connection connection)
    {
        var failed = await Assert.ThrowsAsync<LoketException>(() => machine.Vault.GetAsync(connection.Key, null, default));
        Assert.Equal(FailureReason.Reconnect, failed.Failure.Reason);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(Waiting.Limit);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!holds())
            await poll.WaitForNextTickAsync(limit.Token);
    }
}
