using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace LoketFunctions.Sandbox.Mail;

/// <summary>An SMTP server that takes mail, keeps it and delivers it nowhere.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedMail> _messages = new();
    private readonly TcpListener _listener;
    private readonly SmtpSinkOptions _options;
    private readonly Task _accepting;

    private SmtpSink(SmtpSinkOptions options)
    {
        _options = options;
        if (options.Folder is not null)
            Directory.CreateDirectory(options.Folder);
        _listener = new TcpListener(IPAddress.Loopback, options.Port);
        _listener.Start();
        _accepting = AcceptAsync(_stop.Token);
    }

    public string Host => ((IPEndPoint)_listener.LocalEndpoint).Address.ToString();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Everything that was taken, oldest first.</summary>
    public IReadOnlyList<ReceivedMail> Messages => [.. _messages];

    public SmtpFaults Faults { get; } = new();

    public static SmtpSink Start(SmtpSinkOptions? options = null) => new(options ?? new SmtpSinkOptions());

    /// <summary>Waits until a message is there that fits.</summary>
    /// <exception cref="OperationCanceledException">None came before <paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<ReceivedMail> WaitForAsync(Func<ReceivedMail, bool> fits, CancellationToken cancellationToken)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            if (_messages.FirstOrDefault(fits) is { } found)
                return found;
            await poll.WaitForNextTickAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    internal async Task TakeAsync(ReceivedMail mail, CancellationToken cancellationToken)
    {
        if (_options.Folder is not null)
        {
            var name = mail.ReceivedAt.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
            await mail.SaveAsync(Path.Combine(_options.Folder, $"{name}-{Guid.NewGuid():N}.eml"), cancellationToken);
        }

        _messages.Enqueue(mail);
    }

    private async Task AcceptAsync(CancellationToken cancellationToken)
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(cancellationToken);
                sessions.RemoveAll(session => session.IsCompleted);
                sessions.Add(ServeAsync(client, cancellationToken));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using (client)
        {
            try
            {
                await new SmtpSession(this, _options, client.GetStream()).RunAsync(cancellationToken);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or AuthenticationException)
            {
                // The other side hung up, or the sink ends.
            }
        }
    }
}
