using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Sandbox.Running;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace LoketFunctions.Tests.Sandbox;

public sealed class SmtpSinkTests
{
    [Fact]
    public async Task A_message_comes_through_with_its_text_and_its_envelope()
    {
        await using var sink = SmtpSink.Start();
        using var mail = Mail(
            "Uren periode 3 – café Brûlée " + new string('é', 80), "Beste Anne,\r\n.een punt vooraan\r\n..\r\n.\r\nGroet = é €");
        mail.Bcc.Add(MailboxAddress.Parse("blind@example.nl"));

        await SendAsync(sink, mail);

        var received = Assert.Single(sink.Messages);
        Assert.Equal(mail.Subject, received.Subject);
        Assert.Equal(mail.TextBody, received.Text);
        Assert.Equal("from@example.nl", received.From);
        Assert.Equal(["to@example.nl", "blind@example.nl"], received.Recipients);
        Assert.Null(received.User);
        Assert.False(received.Encrypted);
    }

    [Fact]
    public async Task Attachments_and_html_come_through_byte_by_byte()
    {
        await using var sink = SmtpSink.Start();
        var bytes = Enumerable.Range(0, 100_000).Select(number => (byte)number).ToArray();
        using var mail = Mail("files", "");
        var body = new BodyBuilder { TextBody = "plain é", HtmlBody = "<p>é</p>" };
        body.Attachments.Add("uren café.bin", bytes);
        body.Attachments.Add("plain.csv", "a;b"u8.ToArray());
        mail.Body = body.ToMessageBody();

        await SendAsync(sink, mail);

        var received = sink.Messages[0];
        Assert.Equal([("uren café.bin", "application/octet-stream"), ("plain.csv", "text/csv")],
            received.Attachments.Select(file => (file.FileName, file.ContentType)));
        Assert.Equal(bytes, received.Attachments.First().Bytes);
        Assert.Equal("a;b"u8.ToArray(), received.Attachments.Last().Bytes);
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
            Assert.Equal(sink.Messages[0].Raw.ToArray(),
                await File.ReadAllBytesAsync(Directory.GetFiles(folder).Order(StringComparer.Ordinal).First()));
        }

        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Fact]
    public async Task Only_who_signs_in_may_send_when_there_are_users()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { Users = new Dictionary<string, string> { ["app"] = "pass é" } });
        using var mail = Mail("signed in", "text");

        await SendAsync(sink, mail, "pass é");
        await Assert.ThrowsAsync<AuthenticationException>(() => SendAsync(sink, mail, "other"));
        await Assert.ThrowsAsync<ServiceNotAuthenticatedException>(() => SendAsync(sink, mail));

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
            codes.Add((await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(sink, mail))).StatusCode);
        await SendAsync(sink, mail);

        Assert.Equal([451, 451, 554], codes.Select(code => (int)code));
        Assert.Single(sink.Messages);
    }

    [Fact]
    public async Task A_refused_recipient_stays_refused()
    {
        await using var sink = SmtpSink.Start();
        sink.Faults.RefuseRecipient("nobody@example.nl");
        using var mail = Mail("x", "text");
        await SendAsync(sink, mail);
        mail.To.Add(MailboxAddress.Parse("nobody@example.nl"));

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var refused = await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(sink, mail));
            Assert.Equal((550, "nobody@example.nl"), ((int)refused.StatusCode, refused.Mailbox?.Address));
        }

        Assert.Single(sink.Messages);
    }

    [Theory]
    [InlineData(SmtpMoment.Sender)]
    [InlineData(SmtpMoment.Recipient)]
    [InlineData(SmtpMoment.Data)]
    public async Task A_hang_lasts_until_the_sender_gives_up_and_takes_nothing(SmtpMoment at)
    {
        await using var sink = SmtpSink.Start();
        sink.Faults.Hang(at: at);
        using var mail = Mail("x", "text");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(sink, mail, limit: TimeSpan.FromSeconds(1)));
        await SendAsync(sink, mail);

        Assert.Single(sink.Messages);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_it_hangs_up_after_the_data_it_was_told_whether_it_has_the_message(bool taken)
    {
        await using var sink = SmtpSink.Start();
        sink.Faults.Drop(taken: taken);
        using var mail = Mail("x", "text");

        await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(sink, mail));

        Assert.Equal(taken ? 1 : 0, sink.Messages.Count);
    }

    [Fact]
    public async Task It_ends_also_while_it_hangs_and_can_start_again_at_its_port()
    {
        var sink = SmtpSink.Start();
        sink.Faults.Hang();
        using var mail = Mail("x", "text");
        var hanging = SendAsync(sink, mail);
        while (sink.Faults.Pending > 0)
            await Task.Delay(20);
        await sink.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => hanging);

        await using var again = SmtpSink.Start(new SmtpSinkOptions { Port = sink.Port });
        await SendAsync(again, mail);
        Assert.Single(again.Messages);
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

        using var limit = new CancellationTokenSource(Waiting.Limit);
        Assert.Equal("number 17", (await sink.WaitForAsync(mail => mail.Subject == "number 17", limit.Token)).Subject);
        Assert.Equal(20, sink.Messages.Select(mail => mail.Subject).Distinct().Count());
    }

    private static MimeMessage Mail(string subject, string body) => new(
        [MailboxAddress.Parse("from@example.nl")], [MailboxAddress.Parse("to@example.nl")], subject, new TextPart("plain") { Text = body });

    private static async Task SendAsync(SmtpSink sink, MimeMessage mail, string? password = null, TimeSpan? limit = null)
    {
        using var enough = new CancellationTokenSource(limit ?? Waiting.Limit);
        using var client = new SmtpClient();
        await client.ConnectAsync(sink.Host, sink.Port, SecureSocketOptions.None, enough.Token);
        if (password is not null)
            await client.AuthenticateAsync("app", password, enough.Token);
        await client.SendAsync(mail, enough.Token);
        await client.DisconnectAsync(quit: true, enough.Token);
    }
}
