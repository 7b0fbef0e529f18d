using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Simulators.Planner;

/// <summary>A workforce planner that the app keeps in step with Loket: an HTTP server that does as the contract says.</summary>
public sealed class SimulatedPlanner : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, PlannerAccount> _accounts = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private SimulatedPlanner(int port, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        _app = builder.Build();
        Stopping = _app.Lifetime.ApplicationStopping;
        _app.Use(next => new PlannerMiddleware(this, time, next).InvokeAsync);
        PlannerEndpoints.Map(_app, this);
        PlannerControls.Map(_app, this);
        PlannerPages.Map(_app, this);
    }

    /// <summary>The base address, without a slash at its end.</summary>
    public Uri Address =>
        new(_app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    /// <summary>With which the app must sign. Any of them will do, so that a test can change one for another.</summary>
    public IReadOnlyList<string> Secrets { get; set; } = [StandardWebhook.NewSecret()];

    /// <summary>Asks the app, by a signed call, for a link into its console for a user of an account, in a language.</summary>
    public Func<string, string, CancellationToken, Task<Uri>>? OpenConsole { get; set; }

    public PlannerFaults Faults { get; } = new();

    public PlannerLog Log { get; } = new();

    internal IEnumerable<string> Controls => ControlAddresses.Of(_app);

    internal CancellationToken Stopping { get; }

    /// <param name="port">0 for a free one.</param>
    /// <param name="time">The clock by which signatures are judged.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<SimulatedPlanner> StartAsync(
        int port = 0, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var planner = new SimulatedPlanner(port, time ?? TimeProvider.System);
        await planner._app.StartAsync(cancellationToken);
        return planner;
    }

    /// <summary>The account of that name, made when it is first asked for.</summary>
    public PlannerAccount Account(string name) => _accounts.GetOrAdd(name, _ => new PlannerAccount());

    /// <summary>Ends at once: who waits for a hanging answer is cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Stopping.IsCancellationRequested)
            await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
