using System.Text;
using LoketFunctions.Mail;
using LoketFunctions.Sandbox.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace LoketFunctions.Tests.Mail;

/// <summary>What a mail server is given: read back from what went over the wire.</summary>
public sealed class MailContentTests
{
    /// <summary>RFC 5322, without the line break.</summary>
    private const int MostBytesOfALine = 998;

    private const string Text = "Beste José,\r\n.een punt vooraan\r\n.\r\nGroet = é €  ";

    [Fact]
    public async Task Text_and_html_are_alternatives_and_files_stand_beside_them()
    {
        var mail = await SendAsync(new Message(["jan@klant.example", "an@klant.example"], "Uren", Text, "<p>José</p>")
        {
            Attachments = [new Attachment("a.csv", "text/csv", new byte[] { 1 })],
        });

        Assert.Equal(["jan@klant.example", "an@klant.example"], mail.Recipients);
        Assert.Equal("jan@klant.example, an@klant.example", mail.Content.Headers["To"]);
        var whole = Assert.IsType<Multipart>(mail.Content.Body);
        Assert.Equal("multipart/mixed", whole.ContentType.MimeType);
        Assert.Equal(["multipart/alternative", "text/csv"], whole.Select(part => part.ContentType.MimeType));
        Assert.Equal(["text/plain", "text/html"], Assert.IsType<MultipartAlternative>(whole[0]).Select(part => part.ContentType.MimeType));
        Assert.Equal((Text.ReplaceLineEndings(), "<p>José</p>"), (mail.Text, mail.Html));
    }

    /// <summary>RFC 2046, 4.1.1: whatever the line ends of the machine that wrote it.</summary>
    [Fact]
    public async Task Lines_of_a_text_end_as_mail_has_it()
    {
        var mail = await SendAsync(new Message(["jan@klant.example"], "s", "een\ntwee\r\ndrie\r"));

        using var text = new MemoryStream();
        await Assert.IsType<TextPart>(mail.Content.Body).Content!.DecodeToAsync(text);
        Assert.Equal("een\r\ntwee\r\ndrie\r\n"u8.ToArray(), text.ToArray());
    }

    [Theory]
    [InlineData("uren.csv")]
    [InlineData("Uren november – Café «De Zon» 😀.csv")]
    [InlineData("uren \"café\".csv")]
    [InlineData("a;b=c\\d\"e\".csv")]
    [InlineData("loonverwerking november 2026 – Café «De Zon» Groningen, über die Straße, met een heel lange naam.csv")]
    public async Task A_file_keeps_its_name_and_every_byte(string name)
    {
        byte[] content = [.. Encoding.UTF8.GetPreamble(), .. "persnr;uren\r\n1;8,50\r\n.\r\n\n\r"u8,
            .. Enumerable.Range(0, 1000).Select(number => (byte)number)];

        var mail = await SendAsync(
            new Message(["jan@klant.example"], "s", "t") { Attachments = [new Attachment(name, "text/csv", content)] });

        var file = Assert.Single(mail.Attachments);
        Assert.Equal((name, "text/csv"), (file.FileName, file.ContentType));
        Assert.Equal(content, file.Bytes);
        Assert.Equal("t", mail.Text);
    }

    [Fact]
    public async Task Long_lines_and_any_characters_travel_as_short_lines_of_ASCII()
    {
        var subject = string.Join(' ', Enumerable.Repeat("Loonverwerking één 😀", 20));
        var text = new string('é', 5000) + " " + new string('x', 5000);

        var mail = await SendAsync(new Message(["jan@klant.example"], subject, text, $"<p>{text}</p>"));

        Assert.Equal((subject, text, $"<p>{text}</p>"), (mail.Subject, mail.Text, mail.Html));
        var raw = mail.Raw.ToArray();
        Assert.True(Ascii.IsValid(raw));
        Assert.All(Encoding.ASCII.GetString(raw).Split("\r\n"), line => Assert.InRange(line.Length, 0, MostBytesOfALine));
    }

    [Fact]
    public async Task A_mail_that_was_received_can_be_saved_and_opened_elsewhere()
    {
        var mail = await SendAsync(new Message(["jan@klant.example"], "Één", Text));
        var path = Path.GetTempFileName();
        await mail.SaveAsync(path);

        using var opened = await MimeMessage.LoadAsync(path);
        File.Delete(path);

        Assert.Equal(("Één", Text.ReplaceLineEndings()), (opened.Subject, opened.TextBody));
    }

    public static TheoryData<string> Injections => ["\r\n", "\n", "\r", "\0"];

    [Theory]
    [MemberData(nameof(Injections))]
    public async Task No_header_can_be_put_into_another(string end)
    {
        var evil = $"x{end}Bcc: thief@example.com";
        var good = new Message(["jan@klant.example"], "s", "t");
        Message[] mails =
        [
            good with { Subject = evil },
            good with { Id = evil },
            good with { To = ["jan@klant.example", $"an@klant.example{end}Bcc: thief@example.com"] },
            good with { Attachments = [new Attachment(evil, "text/csv", default)] },
            good with { Attachments = [new Attachment("a.csv", $"text/csv{end}Bcc: thief@example.com", default)] },
        ];
        await using var sink = SmtpSink.Start();

        foreach (var mail in mails)
        {
            var refused = await Assert.ThrowsAsync<MailException>(() => SendAsync(sink, mail));
            Assert.Equal(MailFault.Refused, refused.Fault);
            Assert.Equal(mail.To, refused.Unreached);
        }

        Assert.Empty(sink.Messages);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("An <a@b.example>")]
    [InlineData("")]
    public async Task What_is_no_address_is_refused_before_anything_is_sent(string address)
    {
        await using var sink = SmtpSink.Start();

        Assert.Equal(MailFault.Refused,
            (await Assert.ThrowsAsync<MailException>(() => SendAsync(sink, new Message(["a@b.example", address], "s", "t")))).Fault);
        Assert.Equal(MailFault.Refused, (await Assert.ThrowsAsync<MailException>(() => SendAsync(sink, new Message([], "s", "t")))).Fault);
        Assert.Empty(sink.Messages);
    }

    private static async Task<ReceivedMail> SendAsync(Message message)
    {
        await using var sink = SmtpSink.Start();
        await SendAsync(sink, message);
        return Assert.Single(sink.Messages);
    }

    private static Task SendAsync(SmtpSink sink, Message message) => new Mailer(
        new MailOptions(sink.Host, sink.Port, null, null, MailboxAddress.Parse("app@loket.example"), StartTls: false),
        TimeProvider.System, NullLogger<Mailer>.Instance).SendAsync(message, default);
}
