using Azure.Storage.Blobs;

namespace LoketFunctions.DevelopmentHost.Jobs;

/// <summary>
/// Keeps a job host running. Where something behind the functions fails, which is when storage is away, it is started anew as soon as
/// storage answers again; until then HTTP goes on and everything else waits.
/// </summary>
internal sealed class JobSupervisor(JobHosting hosting, ILogger<JobSupervisor> log) : IDisposable
{
    private const int StartsWithStorage = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Without storage the engine's stop can wait for ever.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private volatile TaskCompletionSource<RunningJobs> _running = NotRunning();

    public async Task CallAsync(string function, IDictionary<string, object> arguments, CancellationToken cancellation)
    {
        var jobs = await _running.Task.WaitAsync(cancellation);
        await jobs.CallAsync(function, arguments, cancellation);
    }

    /// <summary>Waits for storage as long as it takes.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (!await WaitForStorageAsync(cancellation))
                attempt = 1;
            var host = hosting.Build();
            try
            {
                await host.StartAsync(cancellation);
                hosting.Troubles.Forget();
                _running.SetResult(new RunningJobs(host));
                return;
            }
            catch (Exception exception) when (attempt < StartsWithStorage && !cancellation.IsCancellationRequested)
            {
                log.LogError(exception, "Timers and orchestrations did not start");
                await StopAsync(host.StopAsync);
                host.Dispose();
            }
        }
    }

    /// <summary>Starts the job host anew whenever that is needed, until cancelled.</summary>
    public async Task KeepRunningAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await hosting.Troubles.NextAsync(cancellation);
            await WaitForStorageAsync(cancellation);
            log.LogWarning("Storage answers: timers and orchestrations are started anew");
            var failed = await _running.Task;
            _running = NotRunning();
            await StopAsync(failed.StopAsync);
            _ = failed.IdleAsync().ContinueWith(_ => failed.Dispose(), TaskScheduler.Default);
            await StartAsync(cancellation);
        }
    }

    /// <summary>Nothing begins by itself any more; calls go on.</summary>
    public async Task StopAsync()
    {
        if (_running.Task.IsCompletedSuccessfully)
            await StopAsync((await _running.Task).StopAsync);
    }

    /// <summary>Cancels the calls that are under way.</summary>
    public void Dispose()
    {
        if (_running.Task.IsCompletedSuccessfully)
            _running.Task.Result.Dispose();
    }

    private async Task StopAsync(Func<CancellationToken, Task> stop)
    {
        try
        {
            await stop(CancellationToken.None).WaitAsync(StopLimit);
        }
        catch (Exception exception)
        {
            log.LogWarning("Timers and orchestrations did not stop in order: {Reason}", exception.GetType().Name);
        }
    }

    /// <returns>Whether it answered at once.</returns>
    private async Task<bool> WaitForStorageAsync(CancellationToken cancellation)
    {
        var blobs = new BlobServiceClient(
            hosting.App.Storage, new BlobClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = Pause } });
        for (var asked = 0; ; asked++)
        {
            try
            {
                await blobs.GetPropertiesAsync(cancellation);
                return asked == 0;
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                if (asked == 0)
                    log.LogError("Storage does not answer ({Reason}); waiting for it", exception.GetType().Name);
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    private static TaskCompletionSource<RunningJobs> NotRunning() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
