using System.Net;
using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Mail;
using LoketFunctions.Notifications;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Planner;

namespace LoketFunctions.Tests.Notifications;

/// <summary>What owner and planner are notified of: once, and not never.</summary>
[Collection(ConnectionTests.Name)]
public sealed class ConnectionNoticeTests : IAsyncLifetime
{
    private readonly AppStorage _fixture;
    private readonly Installation _installation;
    private readonly NoticeKit _host;
    private Connection _connection = null!;

    public ConnectionNoticeTests(AppStorage fixture)
    {
        _fixture = fixture;
        _installation = new Installation(fixture.Tables) { PlannerSide = new PlannerAnswers().Then(HttpStatusCode.NoContent) };
        _host = new NoticeKit(_installation);
    }

    public async ValueTask InitializeAsync()
    {
        await NoticeTable.ClearAsync(_fixture.Tables);
        _connection = await _installation.AddConnectionAsync(ConnectionState.Active, "en");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_told_is_listed_page_by_page()
    {
        for (var number = 0; number < 130; number++)
        {
            _installation.Clock.Advance(TimeSpan.FromSeconds(1));
            await _host.Outbox.TryAddDueAsync(NoticeRow.Raised(
                _connection, AttentionReason.RunFailed, _installation.Clock.GetUtcNow(), NoticeChannel.OwnerMail), default);
        }

        var operations = new NoticeOperations(new ConnectionStore(_fixture.Tables, TestPlanners.None), _host.Outbox);
        var caller = Caller.OfPlanner(_installation.Tenant);
        var first = await operations.ListAsync(caller, _connection.Id, null, default);
        var second = await operations.ListAsync(caller, _connection.Id, first.Older, default);

        Assert.Equal([100, 30], [first.Notices.Count, second.Notices.Count]);
        Assert.Equal(130, first.Notices.Concat(second.Notices).Select(notice => notice.Since).Distinct().Count());
        Assert.Null(second.Older);
        var problem =
            await Assert.ThrowsAsync<ProblemException>(() => operations.ListAsync(caller, _connection.Id, "' or 1 eq 1", default));
        Assert.Equal(["before"], problem.Problem.Faults!.Keys);
    }

    [Fact]
    public async Task However_many_raise_it_owner_and_planner_hear_it_once()
    {
        var hosts = Enumerable.Range(0, 4).Select(_ => new NoticeKit(_installation, _fixture.NewTables())).ToList();

        await Task.WhenAll(hosts.SelectMany(host => new[] { RaiseAsync(host), RaiseAsync(host) }));
        await Task.WhenAll(hosts.Select(host => host.LookAsync()));

        Assert.Equal(["owner@planner.example"], Assert.Single(_installation.Mailer.Sent).To);
        var call = Assert.Single(_installation.PlannerSide.Requests);
        Assert.Equal(("POST", $"/api/accounts/{_installation.Tenant.Account}/notices"), (call.Method, call.Target));
        var secret = _installation.Planners.Get("eitje").OutboundSecret;
        Assert.Equal(StandardWebhook.Signature(secret, call.Id, call.Timestamp, call.Body), call.Signature);
        var told = JsonSerializer.Deserialize<PlannerNotice>(call.Body, AppJson.Options)!;
        Assert.Equal(
            (_connection.Id, "reconnect", NoticeState.Raised, "user"), (told.ConnectionId, told.Reason, told.State, told.WhoseMove));
        Assert.Equal($"https://app.example/api/console/connections/{_connection.Id}/connect", told.Link!.AbsoluteUri);
        Assert.DoesNotContain("owner@", System.Text.Encoding.UTF8.GetString(call.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_mail_server_or_planner_does_not_take_is_told_later_under_the_same_id()
    {
        _installation.Mailer.Fault = new MailException(MailFault.Transient, "down", []);
        _installation.PlannerSide = new PlannerAnswers().Then(HttpStatusCode.ServiceUnavailable).Then(HttpStatusCode.NoContent);
        var host = new NoticeKit(_installation);
        await RaiseAsync(host);

        await host.LookAsync();
        Assert.Single(_installation.Mailer.Sent);
        _installation.Mailer.Fault = null;
        _installation.Clock.Advance(TimeSpan.FromMinutes(6));
        var others = Enumerable.Range(0, 3).Select(_ => new NoticeKit(_installation, _fixture.NewTables())).ToList();
        await Task.WhenAll(others.Select(other => other.LookAsync()));

        Assert.Equal(2, _installation.Mailer.Sent.Count);
        Assert.Single(_installation.Mailer.Sent.Select(mail => mail.Id).Distinct());
        Assert.Equal(2, _installation.PlannerSide.Requests.Count);
        Assert.Single(_installation.PlannerSide.Requests.Select(request => request.Id).Distinct());
        Assert.All(await ListAsync(), notice => Assert.Equal((NoticeStatus.Told, 2, null), (notice.Status, notice.Attempts, notice.Fault)));
    }

    [Theory]
    [InlineData(nameof(MailFault.Transient), "mail-unreachable", true)]
    [InlineData(nameof(MailFault.Unconfirmed), "mail-unreachable", true)]
    [InlineData(nameof(MailFault.Refused), "mail-refused", false)]
    [InlineData(nameof(MailFault.AddressNotSupported), "mail-address-not-supported", false)]
    public void Why_a_mail_was_not_told_is_kept_and_it_is_tried_again(string fault, string code, bool isOutOfReach)
    {
        var outcome = NoticeOutcome.Of(new MailException(Enum.Parse<MailFault>(fault), "why", []));

        Assert.Equal((NoticeStatus.Waiting, code, isOutOfReach), (outcome.Status, outcome.Fault, outcome.IsOutOfReach));
    }

    [Fact]
    public async Task After_days_of_failures_it_is_given_up_and_the_operator_knows()
    {
        _installation.Mailer.Fault = new MailException(MailFault.Refused, "no such mailbox", []);
        var host = new NoticeKit(_installation, options: new NoticeOptions
        {
            OperatorWebhook = new Uri("https://ops.example"),
            OperatorSecret = WebhookSecret.Parse(Convert.ToBase64String(new byte[32])),
            Waits = "60 600"
        });
        await RaiseAsync(host);
        Assert.Equal(NoticeStatus.Waiting, Mail(await ListAsync()).Status);

        foreach (var wait in new[] { 1, 10 })
        {
            _installation.Clock.Advance(TimeSpan.FromMinutes(wait));
            await host.LookAsync();
        }

        Assert.Equal((NoticeStatus.GivenUp, 3, "mail-refused", null), (Mail(await ListAsync()).Status, Mail(await ListAsync()).Attempts,
            Mail(await ListAsync()).Fault, Mail(await ListAsync()).NextAt));
        await host.LookAsync();
        Assert.Contains("deadLetter", System.Text.Encoding.UTF8.GetString(Assert.Single(_installation.OperatorSide.Requests).Body),
            StringComparison.Ordinal);
        Assert.Equal(3, _installation.Mailer.Sent.Count);
    }

    [Fact]
    public async Task A_host_that_dies_while_it_tells_leaves_it_to_another()
    {
        var row = NoticeRow.Raised(
            await RaisedByADeadHostAsync(), AttentionReason.Reconnect, _installation.Clock.GetUtcNow(), NoticeChannel.OwnerMail);
        Assert.True(await _host.Outbox.TryAddClaimedAsync(row, default));

        await _host.LookAsync();
        Assert.Empty(_installation.Mailer.Sent);
        _installation.Clock.Advance(NoticeOutbox.ClaimTime);
        await _host.LookAsync();

        Assert.Single(_installation.Mailer.Sent);
    }

    [Fact]
    public async Task A_host_that_dies_before_it_writes_a_notice_leaves_it_to_the_next_who_raises()
    {
        await RaisedByADeadHostAsync();
        await RaiseAsync(_host);
        Assert.Single(_installation.Mailer.Sent);
    }

    [Fact]
    public async Task The_planner_hears_when_it_is_over_and_the_owner_is_left_alone()
    {
        await RaiseAsync(_host);
        await _host.Attention.ClearAsync(_connection.Tenant, _connection.Id, [AttentionReason.Reconnect], default);
        await _host.LookAsync();

        Assert.Single(_installation.Mailer.Sent);
        var told = _installation.PlannerSide.Requests
            .Select(request => JsonSerializer.Deserialize<PlannerNotice>(request.Body, AppJson.Options)!).ToList();
        Assert.Equal([NoticeState.Raised, NoticeState.Over], told.Select(notice => notice.State));
        Assert.Single(told.Select(notice => (notice.Reason, notice.Since)).Distinct());
        Assert.Equal((null, null), (told[1].Detail, told[1].Link));
        Assert.NotEqual(_installation.PlannerSide.Requests[0].Id, _installation.PlannerSide.Requests[1].Id);
    }

    [Fact]
    public async Task What_ended_without_a_word_is_found_by_the_timer()
    {
        await RaiseAsync(_host);
        await _fixture.Tables.Connections.ChangeAsync<Connection>(
            _connection.PartitionKey, _connection.RowKey, row => row.SignedIn(true), default);

        await _host.LookAsync();
        await _host.LookAsync();

        Assert.Equal(2, _installation.PlannerSide.Requests.Count);
        Assert.Contains(
            "\"over\"", System.Text.Encoding.UTF8.GetString(_installation.PlannerSide.Requests[1].Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_mended_before_it_could_be_told_is_not_told()
    {
        _installation.Mailer.Fault = new MailException(MailFault.Transient, "down", []);
        _installation.PlannerSide = new PlannerAnswers().Then(HttpStatusCode.ServiceUnavailable);
        var host = new NoticeKit(_installation);
        await RaiseAsync(host);
        await host.Attention.ClearAsync(_connection.Tenant, _connection.Id, [AttentionReason.Reconnect], default);
        _installation.Mailer.Fault = null;

        _installation.Clock.Advance(TimeSpan.FromHours(1));
        await host.LookAsync();

        Assert.Equal((1, 1), (_installation.Mailer.Sent.Count, _installation.PlannerSide.Requests.Count));
        Assert.All(await ListAsync(), notice => Assert.Equal(NoticeStatus.NoLongerTrue, notice.Status));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(501)]
    public async Task A_planner_need_not_take_notices(int status)
    {
        _installation.PlannerSide = new PlannerAnswers().Then((HttpStatusCode)status);
        var host = new NoticeKit(_installation);
        await RaiseAsync(host);
        _installation.Clock.Advance(TimeSpan.FromDays(1));
        await host.LookAsync();

        Assert.Single(_installation.PlannerSide.Requests);
        Assert.Contains(await ListAsync(),
            notice => (notice.Channel, notice.Status, notice.Fault) == (NoticeChannel.Planner, NoticeStatus.NotTellable, "not-taken"));
    }

    [Fact]
    public async Task A_planner_that_is_down_is_left_alone_and_keeps_no_mail_from_its_owner()
    {
        _installation.Mailer.Fault = new MailException(MailFault.Transient, "down", []);
        _installation.PlannerSide = new PlannerAnswers().Then(HttpStatusCode.ServiceUnavailable);
        var host = new NoticeKit(_installation);
        foreach (var number in Enumerable.Range(0, 30))
        {
            _connection = await _installation.AddConnectionAsync(ConnectionState.Active, "en");
            await RaiseAsync(host);
        }

        _installation.Mailer.Fault = null;
        _installation.Clock.Advance(TimeSpan.FromMinutes(6));
        await host.LookAsync();

        Assert.Equal(60, _installation.Mailer.Sent.Count);
        // Those that were on their way when the third failed count as well.
        Assert.InRange(_installation.PlannerSide.Requests.Count, 33, 42);
    }

    [Fact]
    public async Task Notices_are_forgotten_after_ninety_days()
    {
        await RaiseAsync(_host);
        _installation.Clock.Advance(NoticeOutbox.Kept);
        await _host.LookAsync();
        Assert.Equal(2, (await ListAsync()).Count);

        _installation.Clock.Advance(TimeSpan.FromMinutes(1));
        await _host.LookAsync();
        Assert.Empty(await ListAsync());
    }

    private Task RaiseAsync(NoticeKit host) =>
        host.Attention.RaiseAsync(_connection.Tenant, _connection.Id, AttentionReason.Reconnect, null, default);

    private Task<Connection> RaisedByADeadHostAsync() => new ConnectionStore(_fixture.Tables, TestPlanners.None).ChangeAsync(
        _connection.Tenant, _connection.Id, row => row.Raise(AttentionReason.Reconnect, null, _installation.Clock.GetUtcNow()), default);

    private async Task<IReadOnlyList<SentNoticeResponse>> ListAsync() => [
        .. (await _host.Outbox.ListAsync(_connection.Id, 10, null, default)).Select(SentNoticeResponse.Of)];

    private static SentNoticeResponse Mail(IReadOnlyList<SentNoticeResponse> notices) =>
        notices.Single(notice => notice.Channel == NoticeChannel.OwnerMail);
}
