using System.Net;
using System.Net.Sockets;
using System.Text;
using LoketFunctions.Outbound;
using LoketFunctions.Tests.Conventions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Outbound;

/// <summary>The whole app as composed at its start, with names that lead where a test says.</summary>
internal sealed class AppClients : IDisposable
{
    private readonly ListLoggerProvider _log = new();
    private readonly ServiceProvider _services;

    public AppClients(bool inAzure = false)
    {
        var settings = new Dictionary<string, string?>(SettingNames.Sample);
        if (inAzure)
        {
            settings["WEBSITE_SITE_NAME"] = "func-loket";
            settings["Planners:zonplan:BaseAddress"] = "https://planner.example/";
        }

        _services = new ServiceCollection().AddLogging(logging => logging.AddProvider(_log))
            .AddApp(StartUp.Settings(settings))
            .AddSingleton<AddressLookup>((host, _) => Task.FromResult(Lookup(host)))
            .BuildServiceProvider();
    }

    public IEnumerable<string> Log => _log.Lines(typeof(AddressGuard).FullName!);

    /// <summary>Every name that was looked up, in order.</summary>
    public List<string> LookedUp { get; } = [];

    /// <summary>Where the next look-ups of any name lead to; the last one for ever.</summary>
    public Queue<string[]> Addresses { get; } = [];

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public HttpClient Client(string name) => Get<IHttpClientFactory>().CreateClient(name);

    public void Dispose() => _services.Dispose();

    private IPAddress[] Lookup(string host)
    {
        LookedUp.Add(host);
        return [.. (Addresses.Count > 1 ? Addresses.Dequeue() : Addresses.Peek()).Select(IPAddress.Parse)];
    }
}

/// <summary>A server on this machine that says the same to everybody, and closes.</summary>
internal sealed class Loopback : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _met;

    public Loopback(string answer)
    {
        _listener.Start();
        _ = ServeAsync(Encoding.ASCII.GetBytes(answer));
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many came.</summary>
    public int Met => Volatile.Read(ref _met);

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(byte[] answer)
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            Interlocked.Increment(ref _met);
            using (client)
            {
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(answer);
            }
        }
    }
}
