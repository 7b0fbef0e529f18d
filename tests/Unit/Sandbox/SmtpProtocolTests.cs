using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using LoketFunctions.Sandbox.Mail;

namespace LoketFunctions.Tests.Sandbox;

/// <summary>What a mail library does not let one say.</summary>
public sealed class SmtpProtocolTests
{
    private static readonly Dictionary<string, string> Users = new() { ["app"] = "pass" };

    [Fact]
    public async Task Commands_sent_ahead_are_answered_in_order()
    {
        await using var sink = SmtpSink.Start();
        using var client = new TcpClient(sink.Host, sink.Port);
        var talk = new Talk(client.GetStream());
        Assert.StartsWith("220", await talk.ReadAsync(), StringComparison.Ordinal);

        await talk.WriteAsync("EHLO me", "MAIL FROM:<a@b.nl> SIZE=10", "RCPT TO:<c@d.nl>", "RSET", "RCPT TO:<c@d.nl>", "NOOP", "HELP", "QUIT");

        Assert.Equal(["250", "250", "250", "250", "503", "250", "500", "221"], await talk.CodesAsync(8));
    }

    [Fact]
    public async Task Dots_that_the_sender_doubled_are_single_again()
    {
        await using var sink = SmtpSink.Start();
        using var client = new TcpClient(sink.Host, sink.Port);
        var talk = new Talk(client.GetStream());
        await talk.ReadAsync();

        await talk.WriteAsync("EHLO me", "MAIL FROM:<a@b.nl>", "RCPT TO:<c@d.nl>", "DATA", "Subject: x", "", "..", "...a", "b.", ".");

        Assert.Equal(["250", "250", "250", "354", "250"], await talk.CodesAsync(5));
        Assert.Equal("Subject: x\r\n\r\n.\r\n..a\r\nb.\r\n", Encoding.ASCII.GetString(Assert.Single(sink.Messages).Raw.Span));
    }

    [Fact]
    public async Task Commands_out_of_turn_are_refused()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { MaxSize = 100 });
        using var client = new TcpClient(sink.Host, sink.Port);
        var talk = new Talk(client.GetStream());
        await talk.ReadAsync();

        await talk.WriteAsync(
            "MAIL FROM:<a@b.nl>", "EHLO me", "DATA", "MAIL FROM:nobody", "MAIL FROM:<a@b.nl> SIZE=101", "STARTTLS", "AUTH PLAIN x",
            "MAIL FROM:<>", "RCPT TO:<c@d.nl>", "DATA", new string('x', 200), ".", "RCPT TO:<c@d.nl>");

        Assert.Equal(["503", "250", "503", "501", "552", "503", "503", "250", "250", "354", "552", "503"], await talk.CodesAsync(12));
        Assert.Empty(sink.Messages);
    }

    [Fact]
    public async Task Mail_is_taken_after_STARTTLS_and_a_sign_in_and_not_before()
    {
        using var certificate = SmtpCertificate.Create();
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { Certificate = certificate, Users = Users });
        using var client = new TcpClient(sink.Host, sink.Port);
        var plain = new Talk(client.GetStream());
        await plain.ReadAsync();
        await plain.WriteAsync("EHLO me");
        var offered = await plain.ReadAllAsync();
        Assert.Contains("STARTTLS", offered, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTH", offered, StringComparison.Ordinal);
        await plain.WriteAsync("MAIL FROM:<a@b.nl>", "AUTH PLAIN AGFwcABwYXNz", "STARTTLS");
        Assert.Equal(["530", "503", "220"], await plain.CodesAsync(3));

        await using var encrypted = new SslStream(client.GetStream());
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString(),
        });
        var talk = new Talk(encrypted);
        await talk.WriteAsync("MAIL FROM:<a@b.nl>", "EHLO me");
        Assert.Equal("503", (await talk.CodesAsync(1))[0]);
        var now = await talk.ReadAllAsync();
        Assert.Contains("AUTH PLAIN LOGIN", now, StringComparison.Ordinal);
        Assert.DoesNotContain("STARTTLS", now, StringComparison.Ordinal);

        await talk.WriteAsync("MAIL FROM:<a@b.nl>", "AUTH PLAIN AGFwcABub3Bl", "AUTH PLAIN AGFwcABwYXNz", "MAIL FROM:<a@b.nl>", "RCPT TO:<c@d.nl>", "DATA", "Subject: x", "", "y", ".");
        Assert.Equal(["530", "535", "235", "250", "250", "354", "250"], await talk.CodesAsync(7));
        var mail = Assert.Single(sink.Messages);
        Assert.Equal(("x", "y", "app", true), (mail.Subject, mail.Text, mail.User, mail.Encrypted));
    }

    [Fact]
    public async Task AUTH_LOGIN_and_a_PLAIN_in_two_steps_work_and_nonsense_does_not_end_the_sink()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { Users = Users });
        using var client = new TcpClient(sink.Host, sink.Port);
        var talk = new Talk(client.GetStream());
        await talk.ReadAsync();
        await talk.WriteAsync("EHLO me", "AUTH LOGIN", "YXBw", "cGFzcw==", "AUTH PLAIN", "AGFwcABwYXNz", "AUTH CRAM-MD5", "AUTH PLAIN !!!", "AUTH PLAIN YQ==", "NOOP");
        Assert.Equal(["250", "334", "334", "235", "334", "235", "504", "501", "501", "250"], await talk.CodesAsync(10));
    }

    [Fact]
    public void Names_cut_in_pieces_and_words_cut_in_characters_are_put_together()
    {
        var part = MimePart.Parse(Encoding.ASCII.GetBytes(
            "Subject: =?utf-8?B?w4PD?=\r\n =?utf-8?B?qcOp?= en =?iso-8859-1?Q?caf=E9_x?=\r\n" +
            "Content-Type: application/pdf\r\n" +
            "Content-Disposition: attachment;\r\n filename*0*=utf-8''caf%C3%A9;\r\n filename*1*=%20b.pdf\r\n\r\nx\r\n"));
        Assert.Equal("Ãéé en café x", part.Headers["Subject"]);
        Assert.Equal("café b.pdf", part.FileName);
    }

    private sealed class Talk(Stream stream)
    {
        public async Task WriteAsync(params string[] lines) =>
            await stream.WriteAsync(Encoding.Latin1.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))));

        /// <summary>Reads byte by byte, so that nothing of what follows STARTTLS is swallowed.</summary>
        public async Task<string> ReadAsync()
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var line = new StringBuilder();
            var one = new byte[1];
            while (true)
            {
                await stream.ReadExactlyAsync(one, limit.Token);
                if (one[0] == '\n')
                    return line.ToString().TrimEnd('\r');
                line.Append((char)one[0]);
            }
        }

        /// <summary>One reply, of as many lines as it has.</summary>
        public async Task<string> ReadAllAsync()
        {
            var lines = new List<string>();
            do
                lines.Add(await ReadAsync());
            while (lines[^1][3] == '-');
            return string.Join('\n', lines);
        }

        public async Task<List<string>> CodesAsync(int count)
        {
            var codes = new List<string>();
            while (codes.Count < count)
                codes.Add((await ReadAllAsync())[..3]);
            return codes;
        }
    }
}
