using System.Net.Sockets;
using System.Text;
using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.Sandbox;

/// <summary>What a mail library does not let one say, or do.</summary>
public sealed class SmtpProtocolTests
{
    private static readonly string[] Mail = ["EHLO me", "MAIL FROM:<a@b.nl>", "RCPT TO:<c@d.nl>", "DATA", "Subject: x", "", "y", "."];

    [Fact]
    public async Task Commands_sent_ahead_are_answered_in_order_also_after_a_slow_one()
    {
        await using var sink = SmtpSink.Start();
        using var talk = await Talk.StartAsync(sink);
        sink.Faults.Slow(TimeSpan.FromMilliseconds(300), at: SmtpMoment.Recipient);

        await talk.WriteAsync("EHLO me", "MAIL FROM:<a@b.nl> SIZE=10", "RCPT TO:<c@d.nl>", "RSET", "RCPT TO:<c@d.nl>", "NOOP", "QUIT");

        Assert.Equal(["250", "250", "250", "250", "501", "250", "221"], await talk.CodesAsync(7));
    }

    [Fact]
    public async Task A_message_is_kept_byte_by_byte_and_dots_that_the_sender_doubled_are_single_again()
    {
        await using var sink = SmtpSink.Start();
        using var talk = await Talk.StartAsync(sink);

        await talk.WriteAsync([.. Mail[..4], "Subject: x", "", "..", "...a", "b.", "."]);

        Assert.Equal(["250", "250", "250", "354", "250"], await talk.CodesAsync(5));
        Assert.Equal("Subject: x\r\n\r\n.\r\n..a\r\nb.\r\n", Encoding.ASCII.GetString(Assert.Single(sink.Messages).Raw.Span));
    }

    [Fact]
    public async Task What_is_too_large_is_refused_whether_or_not_the_sender_said_so_before()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { MaxSize = 100 });
        using var talk = await Talk.StartAsync(sink);

        await talk.WriteAsync(
            "EHLO me", "MAIL FROM:<a@b.nl> SIZE=101", "MAIL FROM:<a@b.nl>", "RCPT TO:<c@d.nl>", "DATA", new string('x', 200), ".", "NOOP");

        Assert.Equal(["250", "552", "250", "250", "354", "552", "250"], await talk.CodesAsync(7));
        Assert.Empty(sink.Messages);
    }

    [Fact]
    public async Task An_address_beyond_ASCII_is_taken_where_that_is_offered_and_asked_for()
    {
        await using var sink = SmtpSink.Start();
        using var talk = await Talk.StartAsync(sink);
        await talk.WriteAsync("EHLO me");
        Assert.Contains("SMTPUTF8", await talk.ReadAllAsync(), StringComparison.Ordinal);

        await talk.WriteAsync("MAIL FROM:<a@b.nl>", "RCPT TO:<josé@d.nl>", "DATA", "Subject: x", "", "y", ".");
        Assert.Equal(["250", "250", "354", "553"], await talk.CodesAsync(4));
        await talk.WriteAsync("MAIL FROM:<a@b.nl> SMTPUTF8", "RCPT TO:<josé@d.nl>", "DATA", "Subject: x", "", "y", ".");
        Assert.Equal(["250", "250", "354", "250"], await talk.CodesAsync(4));
        Assert.Equal(["josé@d.nl"], Assert.Single(sink.Messages).Recipients);

        await using var old = SmtpSink.Start(new SmtpSinkOptions { TakesUtf8 = false });
        using var other = await Talk.StartAsync(old);
        await other.WriteAsync("EHLO me");
        Assert.DoesNotContain("SMTPUTF8", await other.ReadAllAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_is_not_taken_before_STARTTLS()
    {
        using var certificate = SmtpCertificate.Create();
        var users = new Dictionary<string, string> { ["app"] = "pass" };
        await using var sink = SmtpSink.Start(new SmtpSinkOptions { Certificate = certificate, Users = users });
        using var talk = await Talk.StartAsync(sink);
        await talk.WriteAsync("EHLO me");
        var offered = await talk.ReadAllAsync();
        Assert.Contains("STARTTLS", offered, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTH", offered, StringComparison.Ordinal);

        await talk.WriteAsync("MAIL FROM:<a@b.nl>", "AUTH PLAIN AGFwcABwYXNz");
        Assert.Equal(["530", "501"], await talk.CodesAsync(2));
        await using var open = SmtpSink.Start(new SmtpSinkOptions { Certificate = certificate });
        using var other = await Talk.StartAsync(open);
        await other.WriteAsync("EHLO me", "MAIL FROM:<a@b.nl>");
        Assert.Equal(["250", "530"], await other.CodesAsync(2));
    }

    /// <summary>
    /// A host that is killed with a mail on its way: the server was still busy with it, and nobody is there to hear that it has it.
    /// </summary>
    [Fact]
    public async Task A_message_whose_sender_has_gone_before_the_answer_is_not_taken()
    {
        await using var sink = SmtpSink.Start();
        sink.Faults.Slow(TimeSpan.FromSeconds(3));
        using (var talk = await Talk.StartAsync(sink))
        {
            await talk.WriteAsync(Mail);
            Assert.Equal(["250", "250", "250", "354"], await talk.CodesAsync(4));
        }

        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.Empty(sink.Messages);

        sink.Faults.Slow(TimeSpan.FromMilliseconds(300));
        using var patient = await Talk.StartAsync(sink);
        await patient.WriteAsync(Mail);
        Assert.Equal(["250", "250", "250", "354", "250"], await patient.CodesAsync(5));
        Assert.Single(sink.Messages);
    }

    private sealed class Talk : IDisposable
    {
        private readonly TcpClient _client;

        private Talk(SmtpSink sink) => _client = new TcpClient(sink.Host, sink.Port);

        public static async Task<Talk> StartAsync(SmtpSink sink)
        {
            var talk = new Talk(sink);
            Assert.StartsWith("220 ", await talk.ReadAsync(), StringComparison.Ordinal);
            return talk;
        }

        public async Task WriteAsync(params string[] lines) =>
            await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))));

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

        public void Dispose() => _client.Dispose();

        private async Task<string> ReadAsync()
        {
            using var limit = new CancellationTokenSource(Waiting.Limit);
            var line = new StringBuilder();
            var one = new byte[1];
            while (true)
            {
                await _client.GetStream().ReadExactlyAsync(one, limit.Token);
                if (one[0] == '\n')
                    return line.ToString().TrimEnd('\r');
                line.Append((char)one[0]);
            }
        }
    }
}
