using LoketFunctions.Mail;
using LoketFunctions.Sandbox.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace LoketFunctions.Tests.Mail;

public sealed class MailerTests
{
    [Fact]
    public async Task A_mail_arrives_as_it_was_meant()
    {
        await using var sink = SmtpSink.Start();
        var mailer = new Mailer(Options(sink), TimeProvider.System, NullLogger<Mailer>.Instance);

        await mailer.SendAsync(new Message(
            ["jan@klant.example"], "Rechten: één ontbreekt", "Beste José,\nRegel twee", "<p>José</p>", "c1.Reconnect.7"), default);

        var mail = Assert.Single(sink.Messages);
        Assert.Equal(("app@loket.example", "jan@klant.example"), (mail.From, Assert.Single(mail.Recipients)));
        Assert.Equal("Rechten: één ontbreekt", mail.Subject);
        Assert.Equal("Beste José,\nRegel twee", mail.Text.ReplaceLineEndings("\n").TrimEnd());
        Assert.Contains("<p>José</p>", mail.Html, StringComparison.Ordinal);
        Assert.Equal("<c1.Reconnect.7@loket.example>", mail.Content.Headers["Message-ID"]);
        Assert.Equal("auto-generated", mail.Content.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task A_name_and_password_are_used()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { Users = new Dictionary<string, string> { ["app"] = "pass" } });
        var options = Options(sink) with { UserName = "app", Password = "pass" };

        await new Mailer(options, TimeProvider.System, NullLogger<Mailer>.Instance).SendAsync(
            new Message(["a@b.example"], "s", "t"), default);

        Assert.Equal("app", Assert.Single(sink.Messages).User);
    }

    [Fact]
    public async Task Without_a_server_mail_is_off_and_that_is_said_once()
    {
        var log = new CountingLogger();
        var mailer = new Mailer(Read(), TimeProvider.System, log);

        await mailer.SendAsync(new Message(["a@b.example"], "s", "t"), default);
        await mailer.SendAsync(new Message(["a@b.example"], "s", "t"), default);

        Assert.Equal([LogLevel.Warning], log.Levels);
    }

    [Fact]
    public void Settings_are_read_with_their_defaults()
    {
        var options = Read(("Mail:Host", "smtp.example"), ("Mail:From", "app@loket.example"));

        Assert.Equal(("smtp.example", 587, true, null), (options.Host, options.Port, options.StartTls, options.UserName));
    }

    /// <summary>Whether a server takes it shows only when there is mail to send.</summary>
    [Theory]
    [InlineData("LoketFunctions <app@bücher.example>", true)]
    [InlineData("één@loket.example", false)]
    [InlineData("nobody@", false)]
    [InlineData("nobody", false)]
    public void A_sender_is_one_that_every_server_takes(string from, bool isTaken)
    {
        var read = () => Read(("Mail:Host", "smtp.example"), ("Mail:From", from));

        if (isTaken)
            Assert.Equal("app@bücher.example", read().From!.Address);
        else
            Assert.Contains("Mail__From", Assert.Throws<InvalidOperationException>(read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_named()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Read(
            ("Mail:Host", "smtp.example"), ("Mail:Port", "70000"), ("Mail:StartTls", "maybe"), ("Mail:UserName", "app")));

        foreach (var setting in new[] { "Mail__Port", "Mail__StartTls", "Mail__From", "Mail__Password" })
            Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
    }

    private static MailOptions Options(SmtpSink sink) =>
        new(sink.Host, sink.Port, null, null, MailboxAddress.Parse("app@loket.example"), StartTls: false);

    private static MailOptions Read(params (string Key, string? Value)[] settings) =>
        StartUp.Read(settings.ToDictionary(setting => setting.Key, setting => setting.Value), MailOptions.Read);

    private sealed class CountingLogger : ILogger<Mailer>
    {
        public List<LogLevel> Levels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Levels.Add(logLevel);
    }
}
