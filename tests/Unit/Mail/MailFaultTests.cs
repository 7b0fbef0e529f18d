using LoketFunctions.Mail;
using LoketFunctions.Sandbox.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace LoketFunctions.Tests.Mail;

/// <summary>Which failures are worth another attempt, and to whom.</summary>
public sealed class MailFaultTests : IAsyncLifetime
{
    private static readonly Message Mail = new(["jan@klant.example", "an@klant.example", "bo@klant.example"], "s", "t", Id: "export-1");
    private static readonly Dictionary<string, string> Users = new() { ["app"] = "pass" };
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
        Assert.Contains("2 of 3", two.Message, StringComparison.Ordinal);
        Assert.Contains("550", two.Message, StringComparison.Ordinal);
        Assert.Contains("450", two.Message, StringComparison.Ordinal);
    }

    /// <summary>The greeting goes on for 20 MB, and so does an answer; either would be kept whole.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_does_not_end_its_answer_is_left(bool inGreeting)
    {
        var endless = string.Concat(Enumerable.Repeat($"220-{new string('x', 500)}\r\n", 40_000)) + "220 ready";
        await using var server = new ScriptedServer(
            inGreeting ? endless : "220 ready", _ => endless.Replace("220", "250", StringComparison.Ordinal));

        var failure = await FailAsync(Options() with { Port = server.Port });

        Assert.Equal(MailFault.Transient, failure.Fault);
        Assert.Contains("answered more than", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_server_is_waited_for()
    {
        _sink.Faults.Slow(TimeSpan.FromMilliseconds(500));

        await Mailer(Options()).SendAsync(Mail, default);

        Assert.Single(_sink.Messages);
    }

    [Fact]
    public async Task Nobody_there_may_be_there_later()
    {
        var sink = SmtpSink.Start();
        var options = Options(sink);
        await sink.DisposeAsync();

        Assert.Equal(MailFault.Transient, (await FailAsync(options)).Fault);
    }

    [Theory]
    [InlineData("220", "421", nameof(MailFault.Transient))]
    [InlineData("220", "454", nameof(MailFault.Transient))]
    [InlineData("220", "535", nameof(MailFault.Refused))]
    [InlineData("554", "", nameof(MailFault.Refused))]
    [InlineData("421", "", nameof(MailFault.Transient))]
    public async Task So_it_does_at_the_greeting_and_the_sign_in(string greeting, string signIn, string fault)
    {
        await using var server = new ScriptedServer(
            $"{greeting} hello",
            line => line.StartsWith("EHLO ", StringComparison.Ordinal) ? "250-hello\r\n250 AUTH PLAIN" : $"{signIn} jan@klant.example");

        var failure = await FailAsync(Options() with { Port = server.Port, UserName = "app", Password = "pass" });

        Assert.Equal(fault, failure.Fault.ToString());
        Assert.Contains(signIn.Length > 0 ? signIn : greeting, failure.Message, StringComparison.Ordinal);
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
    public async Task A_server_that_somebody_vouches_for_gets_mail_and_password_encrypted()
    {
        using var certificate = SmtpCertificate.Create();
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { Certificate = certificate, Users = Users });

        await Mailer(Options(sink) with { StartTls = true, Roots = [certificate], UserName = "app", Password = "pass" }).SendAsync(
            Mail, default);

        var mail = Assert.Single(sink.Messages);
        Assert.Equal((true, "app"), (mail.Encrypted, mail.User));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("other.example", true)]
    public async Task A_server_that_nobody_vouches_for_or_by_another_name_gets_nothing(string? host, bool isVouchedFor)
    {
        using var certificate = SmtpCertificate.Create(host);
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { Certificate = certificate });

        var failure = await FailAsync(Options(sink) with { StartTls = true, Roots = isVouchedFor ? [certificate] : null });

        Assert.Equal(MailFault.Refused, failure.Fault);
        Assert.Contains("certificate", failure.Message, StringComparison.Ordinal);
        Assert.Empty(sink.Messages);
    }

    [Fact]
    public async Task A_server_that_lets_nobody_sign_in_is_for_somebody_to_mend()
    {
        var failure = await FailAsync(Options() with { UserName = "app", Password = "pass" });

        Assert.Equal(MailFault.Refused, failure.Fault);
        Assert.Contains("sign in", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_for_somebody_to_mend()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { Users = Users });

        Assert.Equal(MailFault.Refused, (await FailAsync(Options(sink) with { UserName = "app", Password = "other" })).Fault);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _sink.DisposeAsync();

    private MailOptions Options(SmtpSink? sink = null) =>
        new((sink ?? _sink).Host, (sink ?? _sink).Port, null, null, MailboxAddress.Parse("app@loket.example"), StartTls: false);

    private static Mailer Mailer(MailOptions options) => new(options, TimeProvider.System, NullLogger<Mailer>.Instance);

    /// <summary>The failure, which is kept where addresses must not be.</summary>
    private static async Task<MailException> FailAsync(MailOptions options)
    {
        var failure = await Assert.ThrowsAsync<MailException>(() => Mailer(options).SendAsync(Mail, default));
        Assert.DoesNotContain("klant", failure.ToString(), StringComparison.Ordinal);
        return failure;
    }
}
