using System.Text;
using LoketFunctions.Mail;
using LoketFunctions.Sandbox.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace LoketFunctions.Tests.Mail;

/// <summary>E1: an address that is taken gets its mail, or it is said why it does not.</summary>
public sealed class MailAddressTests
{
    [Theory]
    [InlineData("jan@klant.example")]
    [InlineData("Jan.O'Brien+uren@Klant.Example")]
    [InlineData("josé@klant.example")]
    [InlineData("jan@bücher.example")]
    [InlineData("jan@xn--bcher-kva.example")]
    public void An_address_is_taken(string text) => Assert.NotNull(Mailboxes.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("@klant.example")]
    [InlineData("jan@")]
    [InlineData("<jan@klant.example>")]
    [InlineData("Jan <jan@klant.example>")]
    [InlineData("jan@klant.example (Jan)")]
    [InlineData("jan@klant.example, an@klant.example")]
    [InlineData("jan smit@klant.example")]
    [InlineData("\"jan smit\"@klant.example")]
    [InlineData("jan@klant.example\r\nBcc: thief@example.com")]
    public void Anything_else_is_not(string? text) => Assert.Null(Mailboxes.Parse(text));

    [Fact]
    public async Task Letters_beyond_ASCII_reach_a_server_that_takes_them()
    {
        await using var sink = SmtpSink.Start();

        await SendAsync(sink, "josé@klant.example", "jan@klant.example");

        var mail = Assert.Single(sink.Messages);
        Assert.Equal(["josé@klant.example", "jan@klant.example"], mail.Recipients);
        Assert.Equal("josé@klant.example, jan@klant.example", mail.Content.To.ToString());
    }

    [Fact]
    public async Task Where_the_server_does_not_take_them_the_others_have_the_mail_and_it_is_said_why_one_has_not()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { TakesUtf8 = false });

        var failure = await Assert.ThrowsAsync<MailException>(() => SendAsync(sink, "josé@klant.example", "jan@klant.example"));
        var alone = await Assert.ThrowsAsync<MailException>(() => SendAsync(sink, "josé@klant.example"));

        Assert.Equal((MailFault.AddressNotSupported, "josé@klant.example"), (failure.Fault, Assert.Single(failure.Unreached)));
        Assert.Contains("SMTPUTF8", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("josé", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal((MailFault.AddressNotSupported, "josé@klant.example"), (alone.Fault, Assert.Single(alone.Unreached)));
        var mail = Assert.Single(sink.Messages);
        Assert.Equal(["jan@klant.example"], mail.Recipients);
        Assert.True(Ascii.IsValid(mail.Raw.Span));
    }

    /// <summary>What waiting mends is tried again, and so is the rest, rather than the other way round.</summary>
    [Theory]
    [InlineData(450, nameof(MailFault.Transient))]
    [InlineData(550, nameof(MailFault.Refused))]
    public async Task With_a_refusal_besides_the_refusal_decides(int code, string fault)
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { TakesUtf8 = false });
        sink.Faults.RefuseRecipient("an@klant.example", code);

        var failure =
            await Assert.ThrowsAsync<MailException>(() => SendAsync(sink, "josé@klant.example", "an@klant.example", "jan@klant.example"));

        Assert.Equal(fault, failure.Fault.ToString());
        Assert.Equal(["josé@klant.example", "an@klant.example"], failure.Unreached);
        Assert.Contains($"{code}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("SMTPUTF8", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>A domain has a spelling in ASCII that every server on the way knows.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_domain_beyond_ASCII_needs_no_server_of_its_own(bool takesUtf8)
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { TakesUtf8 = takesUtf8 });

        await SendAsync(sink, "jan@bücher.example");

        var mail = Assert.Single(sink.Messages);
        Assert.Equal(["jan@xn--bcher-kva.example"], mail.Recipients);
        Assert.True(Ascii.IsValid(mail.Raw.Span));
    }

    [Theory]
    [InlineData(true, "josé@klant.example", true)]
    [InlineData(false, "josé@klant.example", false)]
    [InlineData(false, "łukasz@klant.example", false)]
    [InlineData(false, "jan@klant.example", true)]
    [InlineData(false, "jan@bücher.example", true)]
    public async Task An_address_is_refused_at_the_door_where_the_server_cannot_mail_to_it(bool takesUtf8, string address, bool isOpen)
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { TakesUtf8 = takesUtf8 });
        var answer = await Door(sink.Host, sink.Port).AskAsync(["an@klant.example", address], default);
        Assert.Equal(isOpen ? MailDoorAnswer.Open : MailDoorAnswer.Closed, answer);
        Assert.Empty(sink.Messages);
    }

    [Fact]
    public async Task While_the_server_cannot_be_asked_nobody_is_promised_mail()
    {
        var silent = Door("127.0.0.1", 1);
        Assert.Equal(MailDoorAnswer.Silent, await silent.AskAsync(["josé@klant.example"], default));
        Assert.Equal(MailDoorAnswer.Open, await silent.AskAsync(["jan@klant.example"], default));
    }

    [Fact]
    public async Task Without_a_mail_server_any_address_is_taken() =>
        Assert.Equal(
            MailDoorAnswer.Open,
            await new MailDoor(new MailOptions(null, 25, null, null, null, StartTls: false), TimeProvider.System).AskAsync(
                ["josé@klant.example"], default));

    private static MailDoor Door(string host, int port) =>
        new(new MailOptions(host, port, null, null, MailboxAddress.Parse("app@loket.example"), StartTls: false), TimeProvider.System);

    private static Task SendAsync(SmtpSink sink, params string[] to) => new Mailer(
        new MailOptions(sink.Host, sink.Port, null, null, MailboxAddress.Parse("app@loket.example"), StartTls: false),
        TimeProvider.System, NullLogger<Mailer>.Instance).SendAsync(new Message(to, "Rechten: één ontbreekt", "t"), default);
}
