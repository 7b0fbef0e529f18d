using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Localhost.Durable;

/// <summary>Runs activities, a bounded number at once, and stores what became of each before anybody relies on it.</summary>
internal sealed partial class ActivityRunner(
    IFunctionExecutor executor, IDurableStore store, DataConverter converter, DurableOptions options, TimeProvider time,
    ILogger<ActivityRunner> logger) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _slots = new(options.MaxConcurrentActivities);

    /// <summary>Runs one activity. Stopped before its result was stored, it will be run again: at least once, not exactly once.</summary>
    public async Task<InboxMessage> RunAsync(InstanceRecord instance, ActivityScheduled activity, CancellationToken stop)
    {
        HistoryEvent result;
        await _slots.WaitAsync(stop);
        try
        {
            result = await InvokeAsync(instance, activity, stop);
        }
        finally
        {
            _slots.Release();
        }

        return await StoreAsync(instance, new InboxMessage(null, instance.ExecutionId, result), stop);
    }

    public void Dispose() => _slots.Dispose();

    private async Task<HistoryEvent> InvokeAsync(InstanceRecord instance, ActivityScheduled activity, CancellationToken stop)
    {
        if (!executor.IsActivity(activity.Name))
        {
            var message = $"The function '{activity.Name}' doesn't exist, is disabled, or is not an activity function.";
            return new TaskFailed(activity.Id, new("ActivityFunctionNotFound", message, null, null, null), Final: true);
        }

        try
        {
            // Off the processor's path, in case the activity begins with long synchronous work.
            var output = await Task.Run(
                () => executor.RunActivityAsync(activity.Name, instance.InstanceId, activity.Input, converter, stop), stop);
            return new TaskCompleted(activity.Id, output);
        }
        catch (Exception failure)
        {
            // Stopping is no failure of the activity's: it is run again.
            stop.ThrowIfCancellationRequested();
            LogFailed(activity.Name, activity.Id, instance.InstanceId, failure);
            return new TaskFailed(activity.Id, TaskFailureDetails.FromException(failure));
        }
    }

    private async Task<InboxMessage> StoreAsync(InstanceRecord instance, InboxMessage message, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                return await store.SendAsync(instance.InstanceId, message, stop);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                LogNotStored(instance.InstanceId, failure);
                await Task.Delay(Pause, time, stop);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Activity {Activity} (#{TaskId}) of {InstanceId} failed.")]
    private partial void LogFailed(string activity, int taskId, string instanceId, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Storage did not take the result of an activity of {InstanceId}; trying again.")]
    private partial void LogNotStored(string instanceId, Exception failure);
}
