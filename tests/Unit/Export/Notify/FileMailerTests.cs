using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Texts;
using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Mail;
using LoketFunctions.Runs;
using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Export.Notify;

/// <summary>One mail per file, whatever happens around it.</summary>
[Collection(TellingTests.Name)]
public sealed class FileMailerTests(AppStorage fixture) : IAsyncLifetime
{
    private TellingWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await TellingWorld.CreateAsync(fixture);

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task The_file_is_mailed_once_however_often_the_step_runs()
    {
        await SetRecipientsAsync("salaris@dezwaan.example an@dezwaan.example");
        Assert.Same(StepDone.Nothing, await MailAsync());
        Assert.Same(StepDone.Nothing, await MailAsync());

        var mail = Assert.Single(_world.Sink.Messages);
        Assert.Equal(["salaris@dezwaan.example", "an@dezwaan.example"], mail.Recipients);
        Assert.Contains("Brasserie De Zwaan B.V.", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Actie:             Overschrijven", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"nl\">", mail.Html, StringComparison.Ordinal);
        var file = Assert.Single(mail.Attachments);
        Assert.Equal(("loket-40112-2026-11-v2.csv", "text/csv"), (file.FileName, file.ContentType));
        Assert.Equal(TellingWorld.Content, System.Text.Encoding.ASCII.GetString(file.Bytes));
        await AssertRowAsync(SendState.Sent, null, mails: 1);
    }

    [Fact]
    public async Task What_fails_before_the_mail_leaves_is_simply_done_again()
    {
        var file = _world.File() with { OpenAsync = _ => throw new IOException("storage") };
        await Assert.ThrowsAsync<IOException>(() => MailAsync(file));
        await AssertRowAsync(SendState.None, null, mails: 0);

        await MailAsync();
        Assert.Single(_world.Sink.Messages);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mail_that_nobody_knows_of_is_not_sent_again_by_itself(bool left)
    {
        var real = _world.Mailer;
        _world.Mailer = new DyingMailer(left ? real : null);
        await Assert.ThrowsAsync<InvalidOperationException>(() => MailAsync());
        await AssertRowAsync(SendState.Sending, null, mails: 0);

        _world.Mailer = real;
        Assert.Same(StepDone.Nothing, await MailAsync());
        Assert.Same(StepDone.Nothing, await MailAsync());
        Assert.Equal(left ? 1 : 0, _world.Sink.Messages.Count);
        await AssertRowAsync(SendState.Failed, NotifyCodes.Unconfirmed, mails: 0);
        Assert.Equal(AttentionReason.FileNotMailed, await _world.AttentionAsync());

        // Somebody asks for it: mail programs know the two for one.
        await MailAgainAsync();
        await AssertRowAsync(SendState.Sent, null, mails: 1);
        Assert.Null(await _world.AttentionAsync());
        Assert.Single(_world.Sink.Messages.Select(MessageId).Distinct());
        await MailAgainAsync();
        Assert.Equal(2, _world.Sink.Messages.Select(MessageId).Distinct().Count());
    }

    /// <summary>A file imported twice by two people is worse than one to ask for.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_was_lost_with_the_whole_mail_is_not_given_it_again_by_itself(bool taken)
    {
        _world.Sink.Faults.Drop(taken: taken);

        Assert.Same(StepDone.Nothing, await MailAsync());
        Assert.Same(StepDone.Nothing, await MailAsync());

        Assert.Equal(taken ? 1 : 0, _world.Sink.Messages.Count);
        await AssertRowAsync(SendState.Failed, NotifyCodes.Unconfirmed, mails: 0);
        Assert.Equal(AttentionReason.FileNotMailed, await _world.AttentionAsync());

        await MailAgainAsync();
        await AssertRowAsync(SendState.Sent, null, mails: 1);
        Assert.Single(_world.Sink.Messages.Select(MessageId).Distinct());
    }

    /// <summary>As the host does to a step when it stops.</summary>
    [Fact]
    public async Task A_mail_that_was_cancelled_before_the_server_could_have_it_is_simply_sent_later()
    {
        _world.Sink.Faults.Hang(at: SmtpMoment.Recipient);
        using var stop = new CancellationTokenSource();
        var mailing = MailAsync(cancellation: stop.Token);
        while (_world.Sink.Faults.Pending > 0)
            await Task.Delay(20);
        await stop.CancelAsync();
        await Assert.ThrowsAsync<UnsentMailException>(() => mailing);
        await AssertRowAsync(SendState.Waiting, null, mails: 0);

        await MailAsync();

        Assert.Single(_world.Sink.Messages);
        await AssertRowAsync(SendState.Sent, null, mails: 1);
    }

    [Theory]
    [InlineData(nameof(MailFault.Refused), NotifyCodes.Refused)]
    [InlineData(nameof(MailFault.AddressNotSupported), NotifyCodes.AddressNotSupported)]
    [InlineData(nameof(MailFault.Unconfirmed), NotifyCodes.Unconfirmed)]
    public async Task What_waiting_does_not_mend_is_said_at_once_and_as_what_it_is(string fault, string code)
    {
        _world.Mailer =
            new RecordingMailer { Fault = new MailException(Enum.Parse<MailFault>(fault), "why", _world.Connection.FileRecipients) };

        Assert.Same(StepDone.Nothing, await MailAsync());

        await AssertRowAsync(SendState.Failed, code, mails: 0);
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_again_and_then_given_up()
    {
        _world.Sink.Faults.Refuse(451, times: 3);
        for (var attempt = 1; attempt < StepRetry.MaxAttempts; attempt++)
        {
            Assert.Equal(new StepFailure(FailureClass.Transient, NotifyCodes.Unavailable), (await MailAsync()).Failure);
            await AssertRowAsync(SendState.Waiting, null, mails: 0);
            Assert.Null(await _world.AttentionAsync());
        }

        Assert.Same(StepDone.Nothing, await MailAsync());
        await AssertRowAsync(SendState.Failed, NotifyCodes.Unavailable, mails: 0);
        Assert.Equal(AttentionReason.FileNotMailed, await _world.AttentionAsync());
    }

    [Fact]
    public async Task Who_has_it_is_not_mailed_again_for_one_who_has_not()
    {
        await SetRecipientsAsync("salaris@dezwaan.example an@dezwaan.example");
        _world.Sink.Faults.RefuseRecipient("an@dezwaan.example", 450);
        Assert.NotNull((await MailAsync()).Failure);
        _world.Sink.Faults.Clear();

        Assert.Null((await MailAsync()).Failure);
        Assert.Equal(
            [["salaris@dezwaan.example"], ["an@dezwaan.example"]], _world.Sink.Messages.Select(mail => mail.Recipients));
        await AssertRowAsync(SendState.Sent, null, mails: 1);
    }

    [Theory]
    [InlineData(NotifyCodes.Refused)]
    [InlineData(NotifyCodes.Off)]
    [InlineData(NotifyCodes.NoRecipient)]
    public async Task A_mail_that_cannot_go_fails_nothing_but_needs_attention(string code)
    {
        if (code == NotifyCodes.Refused)
            _world.Sink.Faults.Refuse(550);
        if (code == NotifyCodes.Off)
            _world.MailOptions = _world.MailOptions with { Host = null };
        if (code == NotifyCodes.NoRecipient)
            await SetRecipientsAsync("");

        Assert.Same(StepDone.Nothing, await MailAsync());

        Assert.Empty(_world.Sink.Messages);
        await AssertRowAsync(SendState.Failed, code, mails: 0);
        var connection = await _world.Connections.GetAsync(_world.Connection.Tenant, _world.Connection.Id, default);
        Assert.Equal(AttentionReason.FileNotMailed, connection.Attention);
        Assert.StartsWith(
            "Brasserie De Zwaan B.V., De Zwaan horeca maand, 2026-11: ", connection.AttentionDetail, StringComparison.Ordinal);
        Assert.EndsWith(ExportWords.Explain(code, "nl").What, connection.AttentionDetail, StringComparison.Ordinal);
        Assert.DoesNotContain("@", connection.AttentionDetail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(SendState.Sent), null)]
    [InlineData(nameof(SendState.Failed), nameof(AttentionReason.FileNotMailed))]
    public async Task The_connection_follows_also_where_the_app_died_before_saying_so(string state, string? expected)
    {
        if (expected is null)
            await _world.Attention.RaiseAsync(_world.Connection.Tenant, _world.Connection.Id, AttentionReason.FileNotMailed, null, default);
        await _world.ChangeAsync(
            TellingWorld.Bar,
            row => (row.Mail, row.MailFailure) = (Enum.Parse<SendState>(state), expected is null ? null : NotifyCodes.Refused));

        await MailAsync();

        Assert.Empty(_world.Sink.Messages);
        Assert.Equal(expected, (await _world.AttentionAsync())?.ToString());
    }

    [Fact]
    public async Task One_administrations_mail_does_not_hide_that_anothers_failed()
    {
        await _world.ChangeAsync(TellingWorld.Kitchen, row => row.Mail = SendState.Failed);
        await _world.Attention.RaiseAsync(_world.Connection.Tenant, _world.Connection.Id, AttentionReason.FileNotMailed, null, default);
        await MailAsync();
        Assert.Equal(AttentionReason.FileNotMailed, await _world.AttentionAsync());
    }

    [Fact]
    public async Task A_large_file_or_one_wanted_so_goes_as_a_link()
    {
        await MailAsync(_world.File() with { OpenAsync = _ => Task.FromResult<Stream>(new MemoryStream(new byte[8 * 1024 * 1024])) });

        var mail = Assert.Single(_world.Sink.Messages);
        Assert.Empty(mail.Attachments);
        Assert.Matches("https://app\\.example/api/files/[A-Za-z0-9_-]{43}\n", mail.Text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Asked_for_again_it_goes_to_whom_is_named_and_a_failure_is_said()
    {
        await MailAsync();
        await MailAgainAsync("boekhouder@kantoor.example");
        Assert.Equal(["boekhouder@kantoor.example"], _world.Sink.Messages[^1].Recipients);
        await AssertRowAsync(SendState.Sent, null, mails: 2);

        _world.Sink.Faults.Refuse(451);
        var failure = await Assert.ThrowsAsync<MailException>(() => MailAgainAsync());
        Assert.Equal(MailFault.Transient, failure.Fault);
        await AssertRowAsync(SendState.Sent, null, mails: 2);

        await SetRecipientsAsync("");
        Assert.Equal("no-recipients", (await Assert.ThrowsAsync<ProblemException>(() => MailAgainAsync())).Problem.Code);
    }

    private static string? MessageId(ReceivedMail mail) => mail.Content.MessageId;

    private Task<StepResult<StepDone>> MailAsync(PayrollFile? file = null, CancellationToken cancellation = default) =>
        _world.FileMailer.MailAsync(_world.Connection, _world.PlannerSettings.Profile, file ?? _world.File(), cancellation);

    private Task<Message> MailAgainAsync(params string[] recipients) => _world.FileMailer.MailAgainAsync(
        _world.Connection, _world.PlannerSettings.Profile, _world.File(), recipients.Length == 0 ? null : recipients, default);

    private Task SetRecipientsAsync(string list)
    {
        _world.Connection.ExportRecipients = list;
        return Task.CompletedTask;
    }

    private async Task AssertRowAsync(SendState state, string? failure, int mails)
    {
        var row = await _world.RowAsync();
        Assert.Equal((state, failure, mails), (row.Mail, row.MailFailure, row.Mails));
    }

    /// <summary>The app dies with the mail on its way: before the server has it, or after.</summary>
    private sealed class DyingMailer(IMailer? real) : IMailer
    {
        public async Task SendAsync(Message message, CancellationToken cancellation)
        {
            if (real is not null)
                await real.SendAsync(message, cancellation);
            throw new InvalidOperationException("died");
        }
    }
}
