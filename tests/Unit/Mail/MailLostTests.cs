using LoketFunctions.Mail;
using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Sandbox.Running;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace LoketFunctions.Tests.Mail;

/// <summary>
/// What a mail counts as whose server was lost. Before the server has all of it, it cannot have taken it (RFC 5321, 4.1.1.4); after that,
/// only its answer tells, and without one nobody knows.
/// </summary>
public sealed class MailLostTests : IAsyncLifetime
{
    private static readonly Message Mail = new(["jan@klant.example", "an@klant.example"], "s", "t", Id: "export-1");
    private readonly SmtpSink _sink = SmtpSink.Start();

    [Theory]
    [InlineData(SmtpMoment.Sender)]
    [InlineData(SmtpMoment.Recipient)]
    public async Task Lost_before_the_content_it_was_not_sent_and_another_attempt_is_worth_it(SmtpMoment at)
    {
        _sink.Faults.Drop(at: at);

        await FailsAsync(MailFault.Transient, "The mail was not sent: the connection to the mail server failed.");
        await Mailer().SendAsync(Mail, default);

        Assert.Single(_sink.Messages);
    }

    [Fact]
    public async Task Lost_in_the_middle_of_the_content_it_was_not_sent()
    {
        await using var server = new ScriptedServer("220 hello", line => line.Split(' ')[0] switch
        {
            "EHLO" or "MAIL" or "RCPT" => "250 ok",
            "DATA" => "354 go ahead",
            // The first line of the content.
            _ => null,
        });
        var large = Mail with { Attachments = [new LoketFunctions.Mail.Attachment("a.csv", "text/csv", new byte[16 * 1024 * 1024])] };

        var failure = await Assert.ThrowsAsync<MailException>(() => Mailer(port: server.Port).SendAsync(large, default));

        Assert.Equal(MailFault.Transient, failure.Fault);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lost_after_the_content_it_is_unconfirmed_whether_or_not_the_server_took_it(bool taken)
    {
        _sink.Faults.Drop(taken: taken);

        await FailsAsync(MailFault.Unconfirmed, "The mail server may have the mail or not: the connection to the mail server failed.");

        Assert.Equal(taken ? 1 : 0, _sink.Messages.Count);
    }

    [Fact]
    public async Task A_refusal_of_one_does_not_make_the_others_known()
    {
        _sink.Faults.RefuseRecipient("an@klant.example");
        _sink.Faults.Drop();

        await FailsAsync(MailFault.Unconfirmed, "The mail server may have the mail or not: the connection to the mail server failed.");
    }

    [Theory]
    [InlineData(SmtpMoment.Sender, nameof(MailFault.Transient), "The mail was not sent: the mail server did not answer in time.")]
    [InlineData(SmtpMoment.Data, nameof(
        MailFault.Unconfirmed), "The mail server may have the mail or not: the mail server did not answer in time.")]
    public async Task A_silent_server_is_waited_for_only_so_long(SmtpMoment at, string fault, string message)
    {
        _sink.Faults.Hang(at: at);

        await FailsAsync(Enum.Parse<MailFault>(fault), message, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_server_that_does_not_say_goodbye_has_the_mail_all_the_same()
    {
        await using var server = new ScriptedServer("220 hello", line => line.Split(' ')[0] switch
        {
            "EHLO" or "MAIL" or "RCPT" or "." => "250 ok",
            "DATA" => "354 go ahead",
            "QUIT" => null,
            _ => "",
        });

        await Mailer(port: server.Port).SendAsync(Mail, default);
    }

    [Theory]
    [InlineData(SmtpMoment.Sender, true)]
    [InlineData(SmtpMoment.Recipient, true)]
    [InlineData(SmtpMoment.Data, false)]
    public async Task Whoever_cancels_waits_for_no_server_and_learns_whether_it_can_have_the_mail(SmtpMoment at, bool isUnsent)
    {
        _sink.Faults.Hang(at: at);
        using var cancel = new CancellationTokenSource();
        var sending = Mailer().SendAsync(Mail, cancel.Token);
        while (_sink.Faults.Pending > 0)
            await Task.Delay(20);
        // The client learns of it only once it waits for the answer.
        await Task.Delay(200);

        await cancel.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(Waiting.Limit));
        Assert.Equal(isUnsent, cancelled is UnsentMailException);
        Assert.Empty(_sink.Messages);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _sink.DisposeAsync();

    private async Task FailsAsync(MailFault fault, string message, TimeSpan? limit = null)
    {
        var failure = await Assert.ThrowsAsync<MailException>(() => Mailer(limit).SendAsync(Mail, default));
        Assert.Equal((fault, message), (failure.Fault, failure.Message));
        Assert.Equal(Mail.To, failure.Unreached);
    }

    private Mailer Mailer(TimeSpan? limit = null, int? port = null) => new(
        new MailOptions(_sink.Host, port ?? _sink.Port, null, null, MailboxAddress.Parse("app@loket.example"), StartTls: false)
        {
            Timeout = limit ?? Waiting.Limit,
        },
        TimeProvider.System, NullLogger<Mailer>.Instance);
}
