using LoketFunctions.Loket;
using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.OAuth;
using LoketFunctions.Loket.Paging;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Loket;

/// <summary>The client on a stub server and a clock that stands still.</summary>
internal sealed class LoketHarness : ILoketCallObserver, IObsoleteVersionListener
{
    public static readonly Guid Employer = Guid.Parse("a1b2c3d4-0000-4000-8000-000000000001");

    public LoketHarness(LoketOptions? options = null)
    {
        Options = options ?? Configured;
        Gates = new ConnectionGates(Options, Time);
        var obsolete = new ObsoleteVersions([this], Time, new Logger<ObsoleteVersions>(this.Log));
        var sender = new LoketSender(Server, Options, obsolete, [this], Time, new Logger<LoketSender>(this.Log));
        Factory = new LoketClientFactory(new LoketPipeline(sender, Gates, Options, Time), Options, new KnownActivities(Time));
        Client = Factory.Open(new("connection"), Tokens);
        OAuth = new LoketOAuthClient(Server, Options, Time);
    }

    public static LoketOptions Configured { get; } = new()
    {
        ClientId = "client",
        ClientSecret = new ClientSecret("client-secret"),
        RedirectUri = new Uri("https://app.example.nl/callback"),
    };

    public LoketOptions Options { get; }

    public ManualTimeProvider Time { get; } = new();

    public StubLoket Server { get; } = new();

    public StubTokens Tokens { get; } = new();

    public ListLog Log { get; } = new();

    public ConnectionGates Gates { get; }

    public LoketClientFactory Factory { get; }

    public LoketClient Client { get; }

    public LoketOAuthClient OAuth { get; }

    public List<(string Activity, int? Status)> Calls { get; } = [];

    public List<string> EndingVersions { get; } = [];

    public Task<LoketList<Department>> DepartmentsAsync() =>
        Time.DriveAsync(Client.Departments.ListAsync(Employer, null, CancellationToken.None));

    public void Completed(string activity, int? status, TimeSpan elapsed)
    {
        lock (Calls)
            Calls.Add((activity, status));
    }

    public void Noticed(string activity, string? version, DateOnly obsoleteOn) => EndingVersions.Add(activity);
}

/// <summary>Gives token-1, and the next one each time that it is rejected.</summary>
internal sealed class StubTokens : IAccessTokenSource
{
    public int Renewals { get; private set; }

    public ValueTask<AccessToken> GetAsync(CancellationToken cancellation) => new(new AccessToken($"token-{Renewals + 1}"));

    public ValueTask<AccessToken> RenewAsync(AccessToken rejected, CancellationToken cancellation)
    {
        Assert.Equal($"token-{Renewals + 1}", rejected.Reveal());
        Renewals++;
        return GetAsync(cancellation);
    }
}

/// <summary>Keeps every line that is logged.</summary>
internal sealed class ListLog : ILoggerFactory, ILogger
{
    public List<(LogLevel Level, string Line)> Lines { get; } = [];

    public string All => string.Join('\n', Lines.Select(l => l.Line));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (Lines)
            Lines.Add((logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
