using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Localhost.Durable;

/// <summary>Runs the hub's orchestrations whenever this host holds the lease, and stands by otherwise.</summary>
internal sealed partial class DurableEngine(
    IProcessorLease lease, ProcessorServices services, TimeProvider time, ILogger<DurableEngine> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private volatile EngineTerm? _term;

    /// <summary>Has an instance looked at at once, here or by whichever host is active.</summary>
    public async Task SignalAsync(string instanceId, CancellationToken cancellation)
    {
        if (_term?.TrySignal(instanceId) is not true)
        {
            await services.Store.PokeAsync(instanceId, cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var term = await lease.AcquireAsync(stoppingToken);
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, term.Lost);
                _term = new EngineTerm(services, services.Loggers.CreateLogger<EngineTerm>(), stop.Token);
                await _term.RunAsync();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The host stops.
            }
            catch (Exception failure)
            {
                LogFailed(failure);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            finally
            {
                _term = null;
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The durable engine met a failure; it begins again in a moment.")]
    private partial void LogFailed(Exception failure);
}
