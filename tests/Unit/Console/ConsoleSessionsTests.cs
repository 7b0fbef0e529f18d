using LoketFunctions.Console.Sessions;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Console;

/// <summary>Links and sessions: each good once, as long as it should be, and for one person of one tenant.</summary>
[Collection(ConnectionTests.Name)]
public sealed class ConsoleSessionsTests
{
    private static readonly Guid Administration = new("3f6b0f0e-5a39-4f0c-9a55-0e4f2f7f7a10");

    private readonly AppStorage _fixture;
    private readonly Installation _installation;
    private readonly ConsoleSessions _sessions;

    public ConsoleSessionsTests(AppStorage fixture)
    {
        (_fixture, _installation) = (fixture, new Installation(fixture.Tables));
        _sessions = On(fixture.Tables);
    }

    [Fact]
    public async Task A_person_comes_out_of_a_session_as_he_went_into_the_link()
    {
        var user = User() with { ReturnAddress = "https://planner.example/back" };

        var session = await EnterAsync(user);

        var found = await _sessions.FindUserAsync(session.Token, default);
        Assert.NotNull(found);
        foreach (var one in new[] { session.User, found })
        {
            Assert.Equal((user.Language, user.ReturnAddress), (one.Language, one.ReturnAddress));
            Assert.Equal(
                (user.Caller.Tenant, user.Caller.Actor, user.Language), (one.Caller.Tenant, one.Caller.Actor, one.Caller.Language));
            Assert.Equal(new ConnectionId("the-connection"), one.Caller.Access.ConnectionId);
            var grant = Assert.Single(one.Caller.Access.Grants);
            Assert.Equal((Permission.EditPayroll, Administration), (grant.Permission, Assert.Single(grant.AdministrationIds!)));
        }
    }

    [Fact]
    public async Task A_link_that_many_machines_are_given_at_once_becomes_one_session()
    {
        var link = await _sessions.IssueLinkAsync(User(), default);

        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => On(_fixture.NewTables()).StartAsync(link.Value, default)));

        Assert.Single(started, session => session is not null);
        Assert.Null(await _sessions.StartAsync(link.Value, default));
    }

    [Fact]
    public async Task A_link_is_good_for_ten_minutes()
    {
        var (first, second) = (await _sessions.IssueLinkAsync(User(), default), await _sessions.IssueLinkAsync(User(), default));
        _installation.Clock.Advance(ConsoleSessions.LinkLifetime - TimeSpan.FromSeconds(1));
        Assert.NotNull(await _sessions.StartAsync(first.Value, default));
        _installation.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await _sessions.StartAsync(second.Value, default));
    }

    [Fact]
    public async Task A_session_ends_after_an_hour_without_use()
    {
        var (used, left) = (await EnterAsync(User()), await EnterAsync(User()));
        _installation.Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.NotNull(await _sessions.FindUserAsync(used.Token, default));
        _installation.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.NotNull(await _sessions.FindUserAsync(used.Token, default));
        Assert.Null(await _sessions.FindUserAsync(left.Token, default));
    }

    [Fact]
    public async Task A_session_ends_after_eight_hours_of_use()
    {
        var session = await EnterAsync(User());
        for (var half = 1; half < 16; half++)
        {
            _installation.Clock.Advance(TimeSpan.FromMinutes(30));
            Assert.NotNull(await _sessions.FindUserAsync(session.Token, default));
        }

        _installation.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Null(await _sessions.FindUserAsync(session.Token, default));
    }

    [Fact]
    public async Task A_link_is_no_session_and_a_session_no_link()
    {
        var link = await _sessions.IssueLinkAsync(User(), default);
        Assert.Null(await _sessions.FindUserAsync(link.Value, default));
        var session = await EnterAsync(User());
        Assert.Null(await _sessions.StartAsync(session.Token, default));
        Assert.NotNull(await _sessions.FindUserAsync(session.Token, default));
    }

    [Fact]
    public async Task Whoever_signs_out_ends_that_session_and_no_other()
    {
        var (one, other) = (await EnterAsync(User()), await EnterAsync(User()));
        await _sessions.EndAsync(one.Token, default);
        Assert.Null(await _sessions.FindUserAsync(one.Token, default));
        Assert.NotNull(await _sessions.FindUserAsync(other.Token, default));
    }

    [Fact]
    public async Task Withdrawing_ends_all_of_a_person_in_the_tenant_and_nobody_else()
    {
        var (link, session) = (await _sessions.IssueLinkAsync(User(), default), await EnterAsync(User()));
        var colleague = await EnterAsync(User("u-2"));
        var namesake = await EnterAsync(User(tenant: new Tenant("eitje", SecureRandom.NewId())));

        Assert.Equal(2, await _sessions.WithdrawAsync(_installation.Tenant, "u-1", default));

        Assert.Null(await _sessions.StartAsync(link.Value, default));
        Assert.Null(await _sessions.FindUserAsync(session.Token, default));
        Assert.NotNull(await _sessions.FindUserAsync(colleague.Token, default));
        Assert.NotNull(await _sessions.FindUserAsync(namesake.Token, default));
        Assert.Equal(0, await _sessions.WithdrawAsync(_installation.Tenant, "u-1' or UserId ne '", default));
    }

    [Fact]
    public async Task What_expired_is_forgotten_and_the_rest_is_kept()
    {
        var old = await _sessions.IssueLinkAsync(User("u-old"), default);
        var kept = await EnterAsync(User());
        _installation.Clock.Advance(ConsoleSessions.LinkLifetime);

        Assert.True(await _sessions.ForgetOldAsync(default) >= 1);

        Assert.Empty(await RowsAsync(row => row.RowKey == SecureRandom.Hash(old.Value)));
        Assert.NotNull(await _sessions.FindUserAsync(kept.Token, default));
    }

    /// <summary>Who reads the table can neither come in nor learn a name.</summary>
    [Fact]
    public async Task Storage_holds_neither_link_nor_token_nor_name()
    {
        var link = await _sessions.IssueLinkAsync(User(), default);
        var session = await EnterAsync(User());
        var stored = string.Join('\n', (await RowsAsync(row => row.TenantKey == _installation.Tenant.Key)).SelectMany(row =>
            new[] { row.PartitionKey, row.RowKey, row.SealedName, row.Grants, row.UserId, row.ConnectionId, row.ReturnAddress }));
        Assert.Contains("u-1", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(link.Value, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Token, stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Sanne", stored, StringComparison.Ordinal);
        Assert.Equal(("***", "***"), (link.ToString(), session.ToString()));
    }

    /// <summary>A row that was copied to another tenant, or whose person was made another's, opens for nobody.</summary>
    [Fact]
    public async Task A_session_is_bound_to_its_tenant()
    {
        var session = await EnterAsync(User());
        var row = Assert.Single(await RowsAsync(row => row.RowKey == SecureRandom.Hash(session.Token)));
        row.TenantKey = new Tenant("eitje", "somebody-else").Key;
        Assert.True(await _fixture.Tables.ConsoleSessions.TryReplaceAsync(row, default));
        Assert.Null(await _sessions.FindUserAsync(session.Token, default));
    }

    private ConsoleSessions On(AppTables tables) => new(tables, new TokenCipher(_installation.Keys), _installation.Clock);

    private ConsoleUser User(string id = "u-1", Tenant? tenant = null) => new(
        new Caller(
            tenant ?? _installation.Tenant, new Actor(ActorKind.User, id, "Sanne de Wit"),
            new Access(new ConnectionId("the-connection"), [new Grant(Permission.EditPayroll, [Administration])])),
        "en", null);

    private async Task<StartedSession> EnterAsync(ConsoleUser user) =>
        (await _sessions.StartAsync((await _sessions.IssueLinkAsync(user, default)).Value, default))!;

    private async Task<IReadOnlyList<SessionRow>> RowsAsync(Func<SessionRow, bool> which) =>
        [.. (await _fixture.Tables.ConsoleSessions.QueryAsync<SessionRow>().ToListAsync()).Where(which)];
}
