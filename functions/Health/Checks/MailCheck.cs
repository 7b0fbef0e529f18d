using System.Net.Sockets;
using System.Text;
using LoketFunctions.Mail;

namespace LoketFunctions.Health.Checks;

/// <summary>The mail server greets (RFC 5321, 220). Takes leave again without signing in, and sends nothing.</summary>
internal sealed class MailCheck(MailOptions options) : IDependencyCheck
{
    private const string Ready = "220";
    private static readonly byte[] Quit = "QUIT\r\n"u8.ToArray();

    public string Name => "mail";

    public bool IsUsed => options.IsOn;

    public async Task CheckAsync(CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(options.Host!, options.Port, cancellation);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        string? line;
        do
            line = await reader.ReadLineAsync(cancellation);
        while (line?.StartsWith(Ready + '-', StringComparison.Ordinal) == true);
        if (line?.StartsWith(Ready, StringComparison.Ordinal) != true)
            throw new IOException("The mail server did not greet.");

        await stream.WriteAsync(Quit, cancellation);
        await reader.ReadLineAsync(cancellation);
    }
}
