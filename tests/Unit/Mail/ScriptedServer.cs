using System.Net;
using System.Net.Sockets;

namespace LoketFunctions.Tests.Mail;

/// <summary>A mail server for one conversation that says what a well-kept one would not, or hangs up where one would not.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly Task _serving;

    /// <param name="answer">To each line of the client: empty for none, null to be gone without a word, as a machine that dies.</param>
    public ScriptedServer(string greeting, Func<string, string?> answer)
    {
        _listener.Start();
        _serving = ServeAsync(greeting, answer);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
    }

    private async Task ServeAsync(string greeting, Func<string, string?> answer)
    {
        using var client = await _listener.AcceptTcpClientAsync();
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
        try
        {
            await writer.WriteAsync($"{greeting}\r\n");
            while (await reader.ReadLineAsync() is { } line && answer(line) is { } reply)
            {
                if (reply.Length > 0)
                    await writer.WriteAsync($"{reply}\r\n");
            }
        }
        catch (IOException)
        {
            // The client has heard enough.
        }
    }
}
