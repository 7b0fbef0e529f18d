using LoketFunctions.Mail;
using LoketFunctions.Monitoring.Health.Checks;
using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Sandbox.Running;
using MailKit.Security;
using MimeKit;

namespace LoketFunctions.Tests.Monitoring.Health;

public sealed class MailCheckTests
{
    [Fact]
    public async Task A_server_that_greets_is_there_and_gets_no_mail()
    {
        await using var sink = SmtpSink.Start();

        await LookAsync(Options(sink));

        Assert.Empty(sink.Messages);
    }

    [Fact]
    public async Task A_server_that_stopped_is_not()
    {
        var sink = SmtpSink.Start();
        var options = Options(sink);
        await sink.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => LookAsync(options));
    }

    [Fact]
    public async Task Nor_is_one_that_cannot_encrypt_as_the_settings_want_it()
    {
        using var certificate = SmtpCertificate.Create();
        await using var plain = SmtpSink.Start();
        await using var encrypted = SmtpSink.Start(new SmtpSinkOptions { Certificate = certificate });

        await Assert.ThrowsAsync<NotSupportedException>(() => LookAsync(Options(plain) with { StartTls = true }));
        await Assert.ThrowsAsync<SslHandshakeException>(() => LookAsync(Options(encrypted) with { StartTls = true }));
        await LookAsync(Options(encrypted) with { StartTls = true, Roots = [certificate] });
    }

    private static Task LookAsync(MailOptions options) => new MailCheck(options).CheckAsync(default).WaitAsync(Waiting.Limit);

    private static MailOptions Options(SmtpSink sink) =>
        new(sink.Host, sink.Port, null, null, MailboxAddress.Parse("app@loket.example"), StartTls: false);
}
