using System.Runtime.ExceptionServices;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Host.Timers;

namespace LoketFunctions.DevelopmentHost.Jobs;

/// <summary>
/// What goes wrong behind functions, such as a lease that could not be renewed while storage was away, and functions that overstay
/// their time. WebJobs by itself would end the process.
/// </summary>
internal sealed class Troubles(ILogger<Troubles> log) : IWebJobsExceptionHandler, IDisposable
{
    private readonly SemaphoreSlim _behindFunctions = new(0);
    private readonly TaskCompletionSource _overstayed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a function was still running after its time and the grace after it.</summary>
    public Task Overstayed => _overstayed.Task;

    /// <summary>Waits until something went wrong behind the functions; what goes wrong with it counts as one.</summary>
    public async Task NextAsync(CancellationToken cancellation)
    {
        await _behindFunctions.WaitAsync(cancellation);
        Forget();
    }

    public void Forget()
    {
        while (_behindFunctions.Wait(0, CancellationToken.None))
        {
        }
    }

    public void Initialize(JobHost host)
    {
    }

    public Task OnTimeoutExceptionAsync(ExceptionDispatchInfo exceptionInfo, TimeSpan timeoutGracePeriod)
    {
        log.LogCritical("{Message}", exceptionInfo.SourceException.Message);
        _overstayed.TrySetResult();
        return Task.CompletedTask;
    }

    public Task OnUnhandledExceptionAsync(ExceptionDispatchInfo exceptionInfo)
    {
        log.LogError(exceptionInfo.SourceException, "Behind the functions something failed");
        _behindFunctions.Release();
        return Task.CompletedTask;
    }

    public void Dispose() => _behindFunctions.Dispose();
}
