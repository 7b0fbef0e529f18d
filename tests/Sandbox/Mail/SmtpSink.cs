using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Net;

namespace LoketFunctions.Sandbox.Mail;

/// <summary>A mail server that takes mail, keeps it and delivers it nowhere.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    /// <summary>Of commands that follow each other and are all refused, before the server hangs up.</summary>
    private const int MostRefusals = 1000;

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ReceivedMail> _messages = new();
    private readonly SmtpSinkOptions _options;
    private readonly Task _serving;
    private IPEndPoint _listensAt = null!;

    private SmtpSink(SmtpSinkOptions options)
    {
        _options = options;
        if (options.Folder is not null)
            Directory.CreateDirectory(options.Folder);
        // It listens, and the port is known, when this returns.
        _serving = new SmtpServer.SmtpServer(ServerOptions(), Parts()).StartAsync(_stop.Token);
    }

    public string Host => _listensAt.Address.ToString();

    public int Port => _listensAt.Port;

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
        await _serving;
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

    private ISmtpServerOptions ServerOptions() => new SmtpServerOptionsBuilder()
        .ServerName("localhost")
        .MaxMessageSize(_options.MaxSize)
        .MaxRetryCount(MostRefusals)
        .Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, _options.Port))
                .AuthenticationRequired(_options.Users.Count > 0)
                .AllowUnsecureAuthentication(_options.Certificate is null)
                .SessionTimeout(Timeout.InfiniteTimeSpan);
            if (_options.Certificate is { } certificate)
                endpoint.Certificate(certificate);
        })
        .Build();

    private ServiceProvider Parts()
    {
        var listening = new EndpointListenerFactory();
        listening.EndpointStarted += (_, started) => _listensAt = (IPEndPoint)started.LocalEndPoint;
        var faults = new FaultStriker(Faults);
        var parts = new ServiceProvider();
        parts.Add(listening);
        parts.Add(new SinkCommands(_options));
        parts.Add(new SinkMailboxes(_options, Faults, faults));
        parts.Add(new SinkStore(_options, this, faults));
        parts.Add(new SinkUsers(_options));
        return parts;
    }
}
