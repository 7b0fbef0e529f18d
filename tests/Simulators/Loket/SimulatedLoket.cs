using System.Net;
using LoketFunctions.Simulators.Loket.Calls;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Loket.OAuth;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LoketFunctions.Simulators.Loket;

/// <summary>
/// A Loket on this machine: OAuth (<c>/authorize</c>, <c>/token</c>), REST (<c>/v2</c>) and control addresses (<c>/sandbox</c>), served at
/// one address.
/// </summary>
internal sealed class SimulatedLoket : IAsyncDisposable
{
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(5);
    private readonly WebApplication _app;

    private SimulatedLoket(SimulatedLoketOptions options)
    {
        Database = new LoketDatabase(options.Staff);
        Changes = new LoketChanges(Database);
        Users = new UserDirectory(options.Users);
        Clients = new ClientRegistry(options);
        Tokens = new TokenStore(options);
        Contract = new ContractRecorder(options);
        _app = Build(options);
    }

    /// <summary>Gets the address of everything, without a slash at the end, e.g. <c>http://127.0.0.1:5005</c>.</summary>
    public string Address => _app.Urls.First();

    public IEnumerable<string> Controls => ControlAddresses.Of(_app);

    public LoketDatabase Database { get; }

    public LoketChanges Changes { get; }

    public UserDirectory Users { get; }

    public ClientRegistry Clients { get; }

    public TokenStore Tokens { get; }

    public FaultPlan Faults { get; } = new();

    public CallLog Calls { get; } = new();

    public ContractRecorder Contract { get; }

    public static async Task<SimulatedLoket> StartAsync(SimulatedLoketOptions options, CancellationToken cancellationToken = default)
    {
        var loket = new SimulatedLoket(options);
        await loket._app.StartAsync(cancellationToken);
        return loket;
    }

    /// <summary>Starts over with other staff; faults, tokens, calls, users and findings are forgotten. Clients stay.</summary>
    public void Reset(StaffOptions staff)
    {
        Database.Reset(staff);
        Faults.Clear();
        Tokens.Reset();
        Users.Reset();
        Calls.Reset();
        Contract.Reset();
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(StopTime);
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    private WebApplication Build(SimulatedLoketOptions options)
    {
        // Empty: neither the environment nor a settings file of the host that it runs in may change it.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTime);
        var app = builder.Build();
        app.UseRouting();

        var pipeline = new RestPipeline(Database, new Gate(Database, Users, Tokens, options), Faults, Contract, Calls, options);
        foreach (var operation in Operations.All)
        {
            app.MapMethods(operation.Server + operation.Template, [operation.Method.Method],
                (RequestDelegate)(http => pipeline.RunAsync(http, operation)));
        }

        new OAuthEndpoints(Clients, Users, Tokens, Faults, Calls).Map(app);
        new ControlEndpoints(this).Map(app);
        app.MapFallback("{**path}", (RequestDelegate)NothingHere);
        return app;
    }

    /// <summary>An address that this Loket does not have: remembered, as the caller most likely made it up.</summary>
    private Task NothingHere(HttpContext http)
    {
        using var entry = Calls.Begin(http.Request.Method, "unknown", "unknown");
        entry.Status = 404;
        Contract.Check(http, null, "", Answer.Empty(404), isSpoiled: true);
        http.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
