using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using LoketFunctions.Http;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LoketFunctions.Tests.Security.Unverified;

/// <summary>Bodies that do not come as HTTP has it, word by word over the line.</summary>
public sealed class BrokenBodyTests(AppStorage fixture) : UnverifiedBodyTest(fixture)
{
    /// <summary>What the client does when it has sent what it sends.</summary>
    public enum Ending
    {
        Wait,
        Close,
        Reset,
    }

    [Theory]
    [InlineData(Stored, "xyz\r\nabc\r\n0\r\n\r\n")]
    [InlineData(InMemory, "xyz\r\nabc\r\n0\r\n\r\n")]
    [InlineData(Stored, "3\r\nabcdef\r\n0\r\n\r\n")]
    [InlineData(InMemory, "3\r\nabcdef\r\n0\r\n\r\n")]
    [InlineData(Stored, "-3\r\nabc\r\n0\r\n\r\n")]
    [InlineData(InMemory, "FFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n")]
    public async Task A_bad_chunk_is_told_as_what_it_is_and_alerts_nobody(string path, string chunks)
    {
        var answer = await SendAsync(path, "Transfer-Encoding: chunked", Encoding.ASCII.GetBytes(chunks), Ending.Wait);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"body-cut-off\"", answer, StringComparison.Ordinal);
        Assert.Empty(Alerts);
        Assert.Empty(await HeldAsync());
    }

    /// <summary>Nobody need hear of it: whoever closed the other side may be gone.</summary>
    [Theory]
    [InlineData(Stored, "Content-Length: 5000000", "", Ending.Close)]
    [InlineData(Stored, "Content-Length: 5000000", "", Ending.Reset)]
    [InlineData(InMemory, "Content-Length: 1000000", "", Ending.Close)]
    [InlineData(InMemory, "Content-Length: 1000000", "", Ending.Reset)]
    [InlineData(Stored, "Transfer-Encoding: chunked", "2625A0\r\n", Ending.Close)]
    [InlineData(InMemory, "Transfer-Encoding: chunked", "2625A0\r\n", Ending.Close)]
    public async Task A_body_that_ends_early_is_no_fault_here_and_leaves_nothing(string path, string length, string before, Ending ending)
    {
        var body = new byte[path == Stored ? BlockBlobStream.BlockSize * 2 : 1000];

        var answer = await SendAsync(path, length, [.. Encoding.ASCII.GetBytes(before), .. body], ending);

        Assert.DoesNotContain("HTTP/1.1 5", answer, StringComparison.Ordinal);
        // Nobody tells the client when the call is over.
        await WaitUntilOverAsync();
        Assert.Empty(Alerts);
        Assert.Empty(await HeldAsync());
    }

    /// <summary>As Kestrel and the line tell it; the console reads its forms through this.</summary>
    [Fact]
    public async Task A_form_that_does_not_come_whole_is_told_so_too()
    {
        foreach (var fault in new IOException[] { new BadHttpRequestException("Unexpected end"),
            new BadHttpRequestException("Too slow", 408), new("reset") })
        {
            var request = new DefaultHttpContext().Request;
            request.ContentType = "application/x-www-form-urlencoded";
            request.Body = new IncomingBody(new FaultyStream(fault));
            request.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions()));

            var refused = await Assert.ThrowsAsync<ProblemException>(() => request.ReadFormAsync());
            Assert.Equal((400, "body-cut-off"), (refused.Problem.Status, refused.Problem.Code));
        }
    }

    private async Task<string> SendAsync(string path, string length, byte[] body, Ending ending)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(App.Http.BaseAddress!.Host, App.Http.BaseAddress.Port);
        var line = client.GetStream();
        var headers = string.Concat(HeadersOf([], isGenuine: true).Select(header => $"{header.Name}: {header.Value}\r\n"));
        await line.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: app\r\n{length}\r\n{headers}\r\n"));
        await line.WriteAsync(body);
        if (ending == Ending.Reset)
        {
            client.LingerState = new LingerOption(enable: true, 0);
            return "";
        }

        if (ending == Ending.Close)
            client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(line);
        try
        {
            return await reader.ReadToEndAsync();
        }
        catch (IOException)
        {
            // The server hung up in its turn.
            return "";
        }
    }

    private async Task WaitUntilOverAsync()
    {
        var from = Stopwatch.GetTimestamp();
        for (var quiet = 0; quiet < 3 && Stopwatch.GetElapsedTime(from) < Waiting.Limit; quiet = (await HeldAsync()).Count == 0
            ? quiet + 1
            : 0)
            await Task.Delay(TimeSpan.FromMilliseconds(100));
    }

    private sealed class FaultyStream(IOException fault) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw fault;
    }
}
