using System.Net.Mail;
using LoketFunctions.Mail;
using LoketFunctions.Sandbox.Mail;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Tests.Mail;

/// <summary>Which failures are worth another attempt, and to whom.</summary>
public sealed class MailFaultTests : IAsyncLifetime
{
    private static readonly Message Mail = new(["jan@klant.example", "an@klant.example", "bo@klant.example"], "s", "t", Id: "export-1");
    private readonly SmtpSink _sink = SmtpSink.Start();

    [Theory]
    [InlineData(421, SmtpMoment.Sender, nameof(MailFault.Transient))]
    [InlineData(450, SmtpMoment.Recipient, nameof(MailFault.Transient))]
    [InlineData(451, SmtpMoment.Data, nameof(MailFault.Transient))]
    [InlineData(550, SmtpMoment.Sender, nameof(MailFault.Refused))]
    [InlineData(550, SmtpMoment.Recipient, nameof(MailFault.Refused))]
    [InlineData(554, SmtpMoment.Data, nameof(MailFault.Refused))]
    public async Task The_servers_word_decides(int code, SmtpMoment at, string fault)
    {
        _sink.Faults.Refuse(code, times: Mail.To.Count, at);

        var failure = await FailAsync(Options());

        Assert.Equal(fault, failure.Fault.ToString());
        Assert.Equal(Mail.To, failure.Unreached);
        Assert.Contains($"{code}", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_sink.Messages);
    }

    [Fact]
    public async Task Who_was_refused_is_named_and_the_others_have_the_mail()
    {
        _sink.Faults.RefuseRecipient("an@klant.example");
        var one = await FailAsync(Options());
        _sink.Faults.RefuseRecipient("bo@klant.example", 450);
        var two = await FailAsync(Options());

        Assert.Equal((MailFault.Refused, "an@klant.example"), (one.Fault, Assert.Single(one.Unreached)));
        Assert.Equal(MailFault.Transient, two.Fault);
        Assert.Equal(["an@klant.example", "bo@klant.example"], two.Unreached);
        Assert.Equal([2, 1], _sink.Messages.Select(mail => mail.Recipients.Count));
    }

    [Theory]
    [InlineData(SmtpMoment.Sender)]
    [InlineData(SmtpMoment.Recipient)]
    [InlineData(SmtpMoment.Data)]
    public async Task A_connection_that_breaks_is_worth_another_attempt(SmtpMoment at)
    {
        _sink.Faults.Drop(at: at);

        Assert.Equal(MailFault.Transient, (await FailAsync(Options())).Fault);
        await Mailer(Options()).SendAsync(Mail, default);

        Assert.Single(_sink.Messages);
    }

    [Fact]
    public async Task A_mail_that_was_taken_without_a_word_is_sent_again_under_the_same_id()
    {
        _sink.Faults.Drop(taken: true);

        Assert.Equal(MailFault.Transient, (await FailAsync(Options())).Fault);
        await Mailer(Options()).SendAsync(Mail, default);

        Assert.Equal(["<export-1@loket.example>", "<export-1@loket.example>"], _sink.Messages.Select(mail => mail.Content.Headers["Message-ID"]));
    }

    [Fact]
    public async Task A_slow_server_is_waited_for_and_a_silent_one_only_so_long()
    {
        var options = Options() with { Timeout = TimeSpan.FromSeconds(2) };
        _sink.Faults.Slow(TimeSpan.FromMilliseconds(200));
        await Mailer(options).SendAsync(Mail, default);
        Assert.Single(_sink.Messages);

        _sink.Faults.Hang();
        var silent = await FailAsync(options);
        Assert.Equal((MailFault.Transient, "The mail server did not answer in time."), (silent.Fault, silent.Message));
    }

    [Fact]
    public async Task Whoever_cancels_waits_for_no_server()
    {
        _sink.Faults.Hang();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Mailer(Options()).SendAsync(Mail, cancel.Token));
    }

    [Fact]
    public async Task Nobody_there_may_be_there_later()
    {
        var sink = SmtpSink.Start();
        var options = Options(sink);
        await sink.DisposeAsync();

        Assert.Equal(MailFault.Transient, (await FailAsync(options)).Fault);
    }

    [Fact]
    public async Task Without_STARTTLS_on_the_server_nothing_is_sent_in_the_clear_and_waiting_mends_nothing()
    {
        var failure = await FailAsync(Options() with { StartTls = true });

        Assert.Equal(MailFault.Refused, failure.Fault);
        Assert.Contains("STARTTLS", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_sink.Messages);
    }

    [Fact]
    public async Task A_server_that_nobody_vouches_for_gets_nothing()
    {
        using var certificate = SmtpCertificate.Create();
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { Certificate = certificate });

        var failure = await FailAsync(Options(sink) with { StartTls = true });

        Assert.Equal(MailFault.Refused, failure.Fault);
        Assert.Contains("certificate", failure.Message, StringComparison.Ordinal);
        Assert.Empty(sink.Messages);
    }

    [Fact]
    public async Task A_wrong_password_is_for_somebody_to_mend()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { Users = new Dictionary<string, string> { ["app"] = "pass" } });

        Assert.Equal(MailFault.Refused, (await FailAsync(Options(sink) with { UserName = "app", Password = "other" })).Fault);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _sink.DisposeAsync();

    private MailOptions Options(SmtpSink? sink = null) =>
        new((sink ?? _sink).Host, (sink ?? _sink).Port, null, null, new MailAddress("app@loket.example"), StartTls: false);

    private static Mailer Mailer(MailOptions options) => new(options, TimeProvider.System, NullLogger<Mailer>.Instance);

    /// <summary>The failure, which is kept where addresses must not be.</summary>
    private static async Task<MailException> FailAsync(MailOptions options)
    {
        var failure = await Assert.ThrowsAsync<MailException>(() => Mailer(options).SendAsync(Mail, default));
        Assert.DoesNotContain("klant", failure.ToString(), StringComparison.Ordinal);
        return failure;
    }
}
