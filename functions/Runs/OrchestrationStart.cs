using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Runs;

internal static class OrchestrationStart
{
    /// <summary>
    /// Starts the orchestration under a fixed id unless one is there that counts as started. Of calls that race, one starts it: the
    /// engine refuses an id that another call started just now, each version of it by another exception.
    /// </summary>
    public static async Task StartOnceAsync(
        this DurableTaskClient client, string orchestrator, object input, string instanceId, Func<OrchestrationMetadata, bool> isStarted,
        CancellationToken cancellation)
    {
        if (await IsStartedAsync())
            return;
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                orchestrator, input, new StartOrchestrationOptions(instanceId), cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            if (!await IsStartedAsync())
                throw;
        }

        async Task<bool> IsStartedAsync() => await client.GetInstanceAsync(instanceId, cancellation) is { } instance && isStarted(instance);
    }
}
