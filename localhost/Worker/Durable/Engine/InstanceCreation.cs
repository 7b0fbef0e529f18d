using Microsoft.DurableTask.Client;

namespace LoketFunctions.Localhost.Durable;

/// <summary>Takes an instance id for a new instance, unless another one holds it.</summary>
internal sealed class InstanceCreation(IDurableStore store, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(30);

    /// <param name="instance">The new instance.</param>
    /// <param name="mayReplace">Whether an ended instance may give way.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The instance that holds the id, or null when the new one does.</returns>
    public async Task<InstanceRecord?> CreateAsync(
        InstanceRecord instance, Func<InstanceRecord, bool> mayReplace, CancellationToken cancellation)
    {
        var startedAt = time.GetTimestamp();
        while (true)
        {
            var existing = await store.FindAsync(instance.InstanceId, withPayloads: true, cancellation);
            if (existing?.ExecutionId == instance.ExecutionId)
            {
                return null;
            }

            if (existing is not null && !mayReplace(existing))
            {
                return existing;
            }

            if (existing is { IsSettled: false })
            {
                // It has ended but still owes others the news; a moment later it will have told them.
                if (time.GetElapsedTime(startedAt) > SettleLimit)
                {
                    return existing;
                }

                await Task.Delay(Pause, time, cancellation);
            }
            else if (await store.TryCreateAsync(instance, existing, cancellation))
            {
                return null;
            }
        }
    }

    public static bool IsEnded(InstanceRecord existing) => existing.IsEnded;

    public static string Refusal(string instanceId, OrchestrationRuntimeStatus status) =>
        $"An Orchestration instance with the ID {instanceId} already exists and is {status}.";
}
