using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Tests.Sandbox;

/// <summary>A planner for each test, an app that signs with its secret, and a client that does not sign.</summary>
public abstract class PlannerTest : IAsyncLifetime
{
    private Running _running = null!;

    protected SimulatedPlanner Planner => _running.Planner;

    protected HttpClient Http => _running.Http;

    protected SignedClient App => new(Http, Planner.Secrets[0]);

    public async ValueTask InitializeAsync() => _running = await Running.StartAsync();

    public async ValueTask DisposeAsync() => await _running.DisposeAsync();

    private sealed record Running(SimulatedPlanner Planner, HttpClient Http) : IAsyncDisposable
    {
        public static async Task<Running> StartAsync()
        {
            var planner = await SimulatedPlanner.StartAsync();
            return new Running(planner, new HttpClient { BaseAddress = planner.Address });
        }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await Planner.DisposeAsync();
        }
    }
}
