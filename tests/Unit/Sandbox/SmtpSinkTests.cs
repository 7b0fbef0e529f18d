using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using LoketFunctions.Sandbox.Mail;

namespace LoketFunctions.Tests.Sandbox;

public sealed class SmtpSinkTests
{
    [Fact]
    public async Task A_message_comes_through_with_its_text_and_its_envelope()
    {
        await using var sink = SmtpSink.Start();
        using var mail = Mail("Uren periode 3 – café Brûlée " + new string('é', 80), "Beste Anne,\r\n.een punt vooraan\r\n..\r\n.\r\nGroet = é €");
        mail.Bcc.Add("blind@example.nl");

        await SendAsync(sink, mail);

        var received = Assert.Single(sink.Messages);
        Assert.Equal(mail.Subject, received.Subject);
        Assert.Equal(mail.Body, received.Text);
        Assert.Equal("from@example.nl", received.From);
        Assert.Equal(["to@example.nl", "blind@example.nl"], received.Recipients);
        Assert.Null(received.User);
        Assert.False(received.Encrypted);
    }

    [Theory]
    [InlineData(TransferEncoding.Base64, "utf-8")]
    [InlineData(TransferEncoding.QuotedPrintable, "utf-8")]
    [InlineData(TransferEncoding.QuotedPrintable, "iso-8859-1")]
    [InlineData(TransferEncoding.EightBit, "utf-8")]
    public async Task A_text_is_decoded_whatever_its_encoding(TransferEncoding transfer, string charset)
    {
        await using var sink = SmtpSink.Start();
        var text = "Loon á " + new string('x', 200) + " = é\r\nTweede regel ";
        using var mail = Mail("x", text);
        mail.BodyEncoding = Encoding.GetEncoding(charset);
        mail.BodyTransferEncoding = transfer;

        await SendAsync(sink, mail);

        Assert.Equal(text, sink.Messages[0].Text);
    }

    [Fact]
    public async Task Attachments_and_html_come_through_byte_by_byte()
    {
        await using var sink = SmtpSink.Start();
        var bytes = Enumerable.Range(0, 100_000).Select(number => (byte)number).ToArray();
        using var mail = Mail("files", "plain é");
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString("<p>é</p>", Encoding.UTF8, "text/html"));
        using var file = new MemoryStream(bytes);
        using var csv = new MemoryStream("a;b"u8.ToArray());
        mail.Attachments.Add(new Attachment(file, "uren café.bin", "application/octet-stream"));
        mail.Attachments.Add(new Attachment(csv, "plain.csv", "text/csv"));

        await SendAsync(sink, mail);

        var received = sink.Messages[0];
        Assert.Equal(["uren café.bin", "plain.csv"], received.Attachments.Select(part => part.FileName));
        Assert.Equal(bytes, received.Attachments.First().Bytes);
        Assert.Equal("a;b", received.Attachments.Last().Text);
        Assert.Equal(("plain é", "<p>é</p>"), (received.Text, received.Html));
    }

    [Fact]
    public async Task Messages_are_saved_when_a_folder_is_given()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("mail").FullName, "sub");
        await using (var sink = SmtpSink.Start(new SmtpSinkOptions { Folder = folder }))
        {
            using var mail = Mail("saved", "text");
            await SendAsync(sink, mail);
            await SendAsync(sink, mail);

            Assert.Equal(2, Directory.GetFiles(folder, "*.eml").Length);
            Assert.Equal(sink.Messages[0].Raw.ToArray(), await File.ReadAllBytesAsync(Directory.GetFiles(folder).Order(StringComparer.Ordinal).First()));
        }

        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Fact]
    public async Task Only_who_signs_in_may_send_when_there_are_users()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { Users = new Dictionary<string, string> { ["app"] = "pass é" } });
        using var mail = Mail("signed in", "text");

        await SendAsync(sink, mail, new NetworkCredential("app", "pass é"));
        var wrong = await Assert.ThrowsAnyAsync<SmtpException>(() => SendAsync(sink, mail, new NetworkCredential("app", "other")));
        await Assert.ThrowsAnyAsync<SmtpException>(() => SendAsync(sink, mail));

        Assert.NotNull(wrong);
        Assert.Equal("app", Assert.Single(sink.Messages).User);
    }

    [Fact]
    public async Task It_refuses_as_often_as_it_was_told_and_then_takes_the_message()
    {
        await using var sink = SmtpSink.Start();
        using var mail = Mail("again", "text");
        sink.Faults.Refuse(451, times: 2);
        sink.Faults.Refuse(554, at: SmtpMoment.Data);

        var codes = new List<SmtpStatusCode>();
        for (var attempt = 0; attempt < 3; attempt++)
            codes.Add((await Assert.ThrowsAnyAsync<SmtpException>(() => SendAsync(sink, mail))).StatusCode);
        await SendAsync(sink, mail);

        Assert.Equal([451, 451, 554], codes.Select(code => (int)code));
        Assert.Single(sink.Messages);
    }

    [Fact]
    public async Task A_refused_recipient_stays_refused_and_others_are_served()
    {
        await using var sink = SmtpSink.Start();
        sink.Faults.RefuseRecipient("nobody@example.nl");
        using var mail = Mail("x", "text");
        mail.To.Add("nobody@example.nl");

        var refused = await Assert.ThrowsAsync<SmtpFailedRecipientException>(() => SendAsync(sink, mail));

        Assert.Equal(550, (int)refused.StatusCode);
        Assert.Equal(["to@example.nl"], Assert.Single(sink.Messages).Recipients);
    }

    [Fact]
    public async Task A_hang_lasts_until_the_sender_gives_up_and_takes_nothing()
    {
        await using var sink = SmtpSink.Start();
        sink.Faults.Hang();
        using var mail = Mail("x", "text");

        // SmtpClient does not listen to a cancellation here, only to its own limit.
        await Assert.ThrowsAnyAsync<SmtpException>(() => SendAsync(sink, mail, limit: TimeSpan.FromSeconds(1)));
        sink.Faults.Clear();
        await SendAsync(sink, mail);

        Assert.Single(sink.Messages);
    }

    [Fact]
    public async Task Many_senders_at_once_are_served()
    {
        await using var sink = SmtpSink.Start();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            using var mail = Mail($"number {number}", "text");
            await SendAsync(sink, mail);
        }));

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Assert.Equal("number 17", (await sink.WaitForAsync(mail => mail.Subject == "number 17", limit.Token)).Subject);
        Assert.Equal(20, sink.Messages.Select(mail => mail.Subject).Distinct().Count());
    }

    private static MailMessage Mail(string subject, string body) => new("from@example.nl", "to@example.nl", subject, body)
    {
        SubjectEncoding = Encoding.UTF8,
        BodyEncoding = Encoding.UTF8,
    };

    private static async Task SendAsync(SmtpSink sink, MailMessage mail, NetworkCredential? user = null, TimeSpan? limit = null)
    {
        using var client = new SmtpClient(sink.Host, sink.Port) { Credentials = user };
        client.Timeout = (int)(limit ?? TimeSpan.FromMinutes(1)).TotalMilliseconds;
        await client.SendMailAsync(mail);
    }
}
