using Azure.Storage.Blobs;
using LoketFunctions.Localhost.Durable;
using LoketFunctions.Localhost.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Localhost.Timers;

internal static class TimerHosting
{
    public static IServiceCollection AddTimers(this IServiceCollection services, string storageConnectionString)
    {
        services.AddSingleton(provider => new TimerService(
            provider.GetRequiredService<FunctionCatalog>(),
            provider.GetRequiredService<FunctionInvoker>(),
            new BlobContainerClient(storageConnectionString, "azure-webjobs-hosts"),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        return services.AddHostedService(provider => provider.GetRequiredService<TimerService>());
    }
}

/// <summary>Runs the timers: on one host at a time, one run of each at a time, and once for what was missed.</summary>
internal sealed partial class TimerService(
    FunctionCatalog catalog, FunctionInvoker invoker, BlobContainerClient container, TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    /// <summary>Waits are cut, as a timer of the platform cannot be set further ahead than some weeks.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly TimerStatusStore _statuses = new(container);
    private readonly ILogger _logger = loggers.CreateLogger<TimerService>();
    private readonly Dictionary<string, SemaphoreSlim> _running =
        catalog.Timers.ToDictionary(timer => timer.Name, _ => new SemaphoreSlim(1), StringComparer.Ordinal);

    /// <summary>Begins a run out of turn; it waits for one that is under way.</summary>
    public void RunNow(FunctionEntry timer) => _ = RunAsync(timer, new TimerInfo(), CancellationToken.None);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var schedules = catalog.Timers.ToDictionary(timer => timer, timer => TimerSchedule.Parse(timer.Schedule!, timer.Name));
        var lease = new BlobProcessorLease(container, time, loggers.CreateLogger<BlobProcessorLease>(), "timers");
        while (!stoppingToken.IsCancellationRequested)
        {
            await using var term = await lease.AcquireAsync(stoppingToken);
            using var turn = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, term.Lost);
            await Task.WhenAll(schedules.Select(pair => WatchAsync(pair.Key, pair.Value, turn.Token)));
        }
    }

    public override void Dispose()
    {
        foreach (var semaphore in _running.Values)
            semaphore.Dispose();
        base.Dispose();
    }

    private async Task WatchAsync(FunctionEntry timer, TimerSchedule schedule, CancellationToken cancellation)
    {
        try
        {
            var trigger = (TimerTriggerAttribute)timer.Trigger;
            var isKept = trigger.UseMonitor && schedule.IsWorthKeeping(Now);
            var status = isKept ? await _statuses.ReadAsync(timer.Name, cancellation) : null;
            if (status is not null && status.Next <= Now)
                status = await RunAndNoteAsync(timer, schedule, status, isPastDue: true, isKept, cancellation);
            else if (trigger.RunOnStartup)
                status = await RunAndNoteAsync(timer, schedule, status, isPastDue: false, isKept, cancellation);

            while (true)
            {
                var due = schedule.Next(Now);
                if (isKept && status?.Next != due)
                {
                    status = new ScheduleStatus { Last = status?.Last ?? default, Next = due, LastUpdated = Now };
                    await _statuses.WriteAsync(timer.Name, status, cancellation);
                }

                await WaitUntilAsync(due, cancellation);
                status = await RunAndNoteAsync(timer, schedule, status, isPastDue: false, isKept, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The turn is over; whoever has the next goes on.
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task WaitUntilAsync(DateTime due, CancellationToken cancellation)
    {
        for (var wait = due - Now; wait > TimeSpan.Zero; wait = due - Now)
            await Task.Delay(wait < LongestWait ? wait : LongestWait, time, cancellation);
    }

    private async Task<ScheduleStatus?> RunAndNoteAsync(
        FunctionEntry timer, TimerSchedule schedule, ScheduleStatus? status, bool isPastDue, bool isKept, CancellationToken cancellation)
    {
        var startedAt = Now;
        await RunAsync(timer, new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = isKept ? status : null }, cancellation);
        if (!isKept)
            return null;
        var noted = new ScheduleStatus { Last = startedAt, Next = schedule.Next(Now), LastUpdated = Now };
        await _statuses.WriteAsync(timer.Name, noted, cancellation);
        return noted;
    }

    private async Task RunAsync(FunctionEntry timer, TimerInfo info, CancellationToken cancellation)
    {
        await _running[timer.Name].WaitAsync(cancellation);
        try
        {
            await invoker.InvokeAsync(new Invocation(timer) { TriggerValue = info, Cancellation = cancellation });
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // The invoker logged it; the timer goes on with its next occurrence.
            LogFailed(timer.Name);
        }
        finally
        {
            _running[timer.Name].Release();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The timer {Function} failed; it runs again when it is next due.")]
    private partial void LogFailed(string function);
}
