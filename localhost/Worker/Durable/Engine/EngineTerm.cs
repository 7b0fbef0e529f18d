using Microsoft.Extensions.Logging;

namespace LoketFunctions.Localhost.Durable;

/// <summary>One time in which this host runs the hub: it knows the instances that have something to do and leads each.</summary>
internal sealed partial class EngineTerm(ProcessorServices services, ILogger<EngineTerm> logger, CancellationToken stop)
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(500);

    /// <summary>Finds what was written by a host that died before it could poke.</summary>
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (InstanceProcessor Processor, Task Run)> _processors = new(StringComparer.Ordinal);

    /// <returns>False when the term has ended, and nobody here will look.</returns>
    public bool TrySignal(string instanceId)
    {
        lock (_lock)
        {
            if (stop.IsCancellationRequested)
            {
                return false;
            }

            if (!_processors.TryGetValue(instanceId, out var entry))
            {
                var processorLogger = services.Loggers.CreateLogger<InstanceProcessor>();
                var processor = new InstanceProcessor(instanceId, services, SignalAsync, processorLogger, stop);
                entry = (processor, Task.Run(() => processor.RunAsync(() => TryRetire(instanceId, processor)), CancellationToken.None));
                _processors.Add(instanceId, entry);
            }

            entry.Processor.LookIntoInbox();
            return true;
        }
    }

    /// <summary>Works until the term ends; returns when nothing of it runs any more.</summary>
    public async Task RunAsync()
    {
        var sweptAt = services.Time.GetTimestamp();
        var mustSweep = true;
        var pause = ShortestPoll;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                mustSweep |= services.Time.GetElapsedTime(sweptAt) > SweepEvery;
                var found = mustSweep ? await services.Store.FindWorkAsync(stop) : await services.Store.TakePokesAsync(stop);
                sweptAt = mustSweep ? services.Time.GetTimestamp() : sweptAt;
                mustSweep = false;
                foreach (var instanceId in found)
                {
                    TrySignal(instanceId);
                }

                pause = found.Count > 0 ? ShortestPoll : pause * 1.5 < LongestPoll ? pause * 1.5 : LongestPoll;
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                LogPollFailed(failure);
                pause = LongestPoll;
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await Task.Delay(pause, services.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task[] running;
        lock (_lock)
        {
            running = [.. _processors.Values.Select(entry => entry.Run)];
        }

        await Task.WhenAll(running);
    }

    private Task SignalAsync(string instanceId)
    {
        TrySignal(instanceId);
        return Task.CompletedTask;
    }

    private bool TryRetire(string instanceId, InstanceProcessor processor)
    {
        lock (_lock)
        {
            return !processor.HasArrivals && _processors.Remove(instanceId);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Storage did not answer when asked for work; trying again.")]
    private partial void LogPollFailed(Exception failure);
}
