using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Mail;
using LoketFunctions.Notifications;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Notifications;

/// <summary>What the operator is notified of: gathered, once, and with a way to go on.</summary>
[Collection(ConnectionTests.Name)]
public sealed class OperatorNoticeTests : IAsyncLifetime
{
    private static readonly WebhookSecret Secret = WebhookSecret.Parse(Convert.ToBase64String(new byte[32]));

    private readonly AppStorage _fixture;
    private readonly Installation _installation;
    private readonly NoticeKit _host;

    public OperatorNoticeTests(AppStorage fixture)
    {
        (_fixture, _installation) = (fixture, new Installation(fixture.Tables));
        _host = Host();
    }

    public async ValueTask InitializeAsync() => await NoticeTable.ClearAsync(_fixture.Tables);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_bad_night_is_one_mail_and_one_signed_call_with_the_first_ten()
    {
        var hosts = Enumerable.Range(0, 3).Select(_ => Host()).ToList();
        await Parallel.ForEachAsync(Enumerable.Range(0, 25), async (number, _) =>
        {
            foreach (var host in hosts)
                await host.Operators.RaiseAsync(
                    new OperatorNotice(OperatorReason.ConnectionFailing, $"c{number}", $"connection c{number:D2}"), default);
        });

        await Task.WhenAll(hosts.Select(host => host.LookAsync()));
        await _host.LookAsync();

        var mail = Assert.Single(_installation.Mailer.Sent);
        Assert.Equal(["ops@example.test"], mail.To);
        Assert.Contains("25 × ConnectionFailing", mail.Subject, StringComparison.Ordinal);
        Assert.Equal(10, mail.Text.Split("- connection c").Length - 1);
        Assert.Contains("… and 15 more", mail.Text, StringComparison.Ordinal);
        var call = Assert.Single(_installation.OperatorSide.Requests);
        Assert.Equal(StandardWebhook.Signature(Secret, call.Id, call.Timestamp, call.Body), call.Signature);
        var body = JsonSerializer.Deserialize<OperatorWebhookBody>(call.Body, AppJson.Options)!;
        Assert.Equal((OperatorReason.ConnectionFailing, 25, 10, 15), (body.Reason, body.Count, body.Details.Count, body.More));
    }

    [Fact]
    public async Task What_comes_up_within_the_hour_waits_for_the_next_and_nothing_is_told_twice()
    {
        await RaiseAsync("c1");
        await _host.LookAsync();
        _installation.Clock.Advance(TimeSpan.FromMinutes(20));
        await RaiseAsync("c2");
        await RaiseAsync("c1");
        await _host.LookAsync();
        Assert.Single(_installation.Mailer.Sent);

        _installation.Clock.Advance(TimeSpan.FromHours(1));
        await _host.LookAsync();
        await _host.LookAsync();

        Assert.Equal(2, _installation.Mailer.Sent.Count);
        Assert.Contains("- connection c2", _installation.Mailer.Sent[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("- connection c1", _installation.Mailer.Sent[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_is_down_gets_the_same_mail_later()
    {
        _installation.Mailer.Fault = new MailException(MailFault.Transient, "down", []);
        await RaiseAsync("c1");
        await _host.LookAsync();
        _installation.Mailer.Fault = null;
        _installation.Clock.Advance(TimeSpan.FromMinutes(6));
        await _host.LookAsync();
        await _host.LookAsync();

        Assert.Equal(2, _installation.Mailer.Sent.Count);
        Assert.Single(_installation.Mailer.Sent.Select(mail => (mail.Id, mail.Text)).Distinct());
        Assert.Single(_installation.OperatorSide.Requests);
    }

    [Theory]
    [InlineData(nameof(AttentionReason.RunFailed), nameof(OperatorReason.ConnectionFailing))]
    [InlineData(nameof(AttentionReason.MarksNotDelivered), nameof(OperatorReason.DeadLetter))]
    [InlineData(nameof(AttentionReason.Reconnect), null)]
    public async Task He_hears_of_connections_that_are_his_to_mend(string attention, string? expected)
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active);
        await _host.Attention.RaiseAsync(connection.Tenant, connection.Id, Enum.Parse<AttentionReason>(attention), null, default);
        await _host.LookAsync();

        var mails = _installation.Mailer.Sent.Where(mail => mail.To[0] == "ops@example.test").ToList();
        Assert.Equal(expected is null ? [] : [expected], mails.Select(mail => mail.Subject.Split(' ')[^1]));
        Assert.All(mails, mail => Assert.Contains(connection.RowKey, mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_ending_version_is_told_when_announced_a_month_before_and_a_week_before()
    {
        var end = DateOnly.FromDateTime(_installation.Clock.GetUtcNow().UtcDateTime).AddDays(60);
        foreach (var (passed, told) in new[] { (0, 1), (29, 1), (1, 2), (22, 2), (1, 3), (6, 3) })
        {
            _installation.Clock.Advance(TimeSpan.FromDays(passed));
            foreach (var process in new[] { Host(), Host() })
                process.Versions.Noticed("GetEmployees", "2018-12-31", end);
            await Waiting.UntilAsync($"{told} facts", async () => await FactsAsync() == told);
        }

        await _host.LookAsync();
        Assert.Contains("ends on 2026-04-30", Assert.Single(_installation.Mailer.Sent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_has_words_and_the_runbooks_are_there()
    {
        Assert.True(File.Exists(Path.Combine(LoketFunctions.Sandbox.Repository.Root, OperatorTexts.Runbooks)));
        foreach (var reason in Enum.GetValues<OperatorReason>())
        {
            var mail = OperatorTexts.Mail(
                new NoticeRow { Reason = reason.ToString(), Count = 1, Lines = "x" }, "a@b.example", NoticeKit.Address);
            Assert.Contains("What to do", mail.Text, StringComparison.Ordinal);
        }
    }

    private NoticeKit Host() => new(
        _installation, _fixture.NewTables(),
        new NoticeOptions
        {
            OperatorEmail = "ops@example.test",
            OperatorWebhook = new Uri("https://ops.example/hook"),
            OperatorSecret = Secret
        });

    private Task RaiseAsync(string connection) =>
        _host.Operators.RaiseAsync(new OperatorNotice(OperatorReason.ConnectionFailing, connection, $"connection {connection}"), default);

    private async Task<int> FactsAsync() =>
        (await _fixture.Tables.Notices.WithPrefixAsync<OperatorFactRow>(NoticeRow.Operator, OperatorFactRow.Prefix, default)).Count;
}
