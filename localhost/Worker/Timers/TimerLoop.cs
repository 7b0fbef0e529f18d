using LoketFunctions.Localhost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Localhost.Timers;

/// <summary>Runs one timer at its times, one run at a time, and once for what was missed.</summary>
internal sealed partial class TimerLoop(
    TimerFunction timer, TimerStatusStore statuses, FunctionInvoker invoker, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>Waits are cut, as a timer of the platform cannot be set further ahead than some weeks.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _running = new(1);

    private bool IsKept => timer.Trigger.UseMonitor && timer.Schedule.IsWorthKeeping(Now);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Returns only by being cancelled, or by failing to learn where the timer stands.</summary>
    public async Task WatchAsync(CancellationToken cancellation)
    {
        var stored = IsKept ? await statuses.ReadAsync(timer.Function.Name, cancellation) : null;
        var (status, isPastDue) = TimerStart.From(stored, timer.Schedule, Now);
        if (!ReferenceEquals(status, stored))
            await NoteAsync(status, cancellation);
        if (isPastDue || timer.Trigger.RunOnStartup)
            status = await RunAndNoteAsync(status, isPastDue, cancellation);
        while (true)
        {
            await WaitUntilAsync(status.Next, cancellation);
            status = await RunAndNoteAsync(status, isPastDue: false, cancellation);
        }
    }

    /// <summary>A run out of turn; it waits for one that is under way.</summary>
    public async Task RunNowAsync(CancellationToken cancellation)
    {
        try
        {
            var status = IsKept ? await statuses.ReadAsync(timer.Function.Name, cancellation) : null;
            await RunAsync(new TimerInfo { ScheduleStatus = status }, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogNotRun(timer.Function.Name, exception);
        }
    }

    public void Dispose() => _running.Dispose();

    private async Task WaitUntilAsync(DateTime due, CancellationToken cancellation)
    {
        for (var wait = due - Now; wait > TimeSpan.Zero; wait = due - Now)
            await Task.Delay(wait < LongestWait ? wait : LongestWait, time, cancellation);
    }

    /// <summary>A run that is cancelled is not noted, so that it is made up for.</summary>
    private async Task<ScheduleStatus> RunAndNoteAsync(ScheduleStatus status, bool isPastDue, CancellationToken cancellation)
    {
        // The next occurrence is counted from the start: one that falls into a long run comes right after it.
        var startedAt = Now;
        await RunAsync(new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = IsKept ? status : null }, cancellation);
        var noted = new ScheduleStatus { Last = startedAt, Next = timer.Schedule.Next(startedAt), LastUpdated = startedAt };
        await NoteAsync(noted, cancellation);
        return noted;
    }

    private async Task NoteAsync(ScheduleStatus status, CancellationToken cancellation)
    {
        if (!IsKept)
            return;
        try
        {
            await statuses.WriteAsync(timer.Function.Name, status, cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            LogNotNoted(timer.Function.Name, exception);
        }
    }

    private async Task RunAsync(TimerInfo info, CancellationToken cancellation)
    {
        await _running.WaitAsync(cancellation);
        try
        {
            for (var retries = 0; await FailsAsync(info, retries, cancellation) && timer.RetryWait(retries) is { } wait; retries++)
                await Task.Delay(wait, time, cancellation);
        }
        finally
        {
            _running.Release();
        }
    }

    private async Task<bool> FailsAsync(TimerInfo info, int retries, CancellationToken cancellation)
    {
        try
        {
            await invoker.InvokeAsync(
                new Invocation(timer.Function) { TriggerValue = info, RetryCount = retries, Cancellation = cancellation });
            return false;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // The invoker logged it; the timer goes on.
            return true;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The timer {Function} could not be run by hand.")]
    private partial void LogNotRun(string function, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The timer {Function} ran on, but its status could not be stored: after a restart it may run once more.")]
    private partial void LogNotNoted(string function, Exception exception);
}
