using Azure.Storage.Blobs;
using LoketFunctions.Localhost.Durable;
using LoketFunctions.Localhost.Functions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Localhost.Timers;

internal static class TimerHosting
{
    private const string Container = "azure-webjobs-hosts";

    /// <exception cref="FunctionAppException">A schedule makes no sense.</exception>
    public static IServiceCollection AddTimers(
        this IServiceCollection services, IEnumerable<FunctionEntry> functions, string storageConnectionString)
    {
        TimerFunction[] timers = [.. functions.Select(TimerFunction.From)];
        services.AddSingleton(provider => new TimerService(
            timers,
            provider.GetRequiredService<FunctionInvoker>(),
            new BlobContainerClient(storageConnectionString, Container),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<IHostApplicationLifetime>()));
        return services.AddHostedService(provider => provider.GetRequiredService<TimerService>());
    }
}

/// <summary>Runs the timers on one host at a time.</summary>
internal sealed partial class TimerService : BackgroundService
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, TimerLoop> _loops;
    private readonly BlobProcessorLease _lease;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationToken _stopping;

    public TimerService(
        IEnumerable<TimerFunction> timers, FunctionInvoker invoker, BlobContainerClient container, TimeProvider time,
        ILoggerFactory loggers, IHostApplicationLifetime lifetime)
    {
        (_time, _logger, _stopping) = (time, loggers.CreateLogger<TimerService>(), lifetime.ApplicationStopping);
        _lease = new BlobProcessorLease(container, time, loggers.CreateLogger<BlobProcessorLease>(), "timers");
        var statuses = new TimerStatusStore(container);
        _loops = timers.ToDictionary(
            timer => timer.Function.Name, timer => new TimerLoop(timer, statuses, invoker, time, _logger), StringComparer.Ordinal);
    }

    /// <summary>Begins a run out of turn.</summary>
    public void RunNow(FunctionEntry timer) => _ = _loops[timer.Name].RunNowAsync(_stopping);

    public override void Dispose()
    {
        foreach (var loop in _loops.Values)
            loop.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => PersistAsync("all", TakeTurnAsync, stoppingToken);

    private async Task TakeTurnAsync(CancellationToken stoppingToken)
    {
        await using var term = await _lease.AcquireAsync(stoppingToken);
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, term.Lost);
        await Task.WhenAll(_loops.Select(loop => PersistAsync(loop.Key, loop.Value.WatchAsync, turn.Token)));
    }

    /// <summary>Storage that is away for a while ends neither a timer nor the host.</summary>
    private async Task PersistAsync(string timer, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await work(cancellation);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                // The turn is over; whoever has the next goes on.
            }
            catch (Exception exception)
            {
                LogTryAgain(timer, TryAgainAfter.TotalSeconds, exception);
                await Task.Delay(TryAgainAfter, _time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Timers ({Timer}): the storage does not answer as it should. Trying again in {Seconds} s.")]
    private partial void LogTryAgain(string timer, double seconds, Exception exception);
}
