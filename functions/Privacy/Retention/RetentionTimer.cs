using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Privacy.Retention;

/// <summary>The timer: starts the day's look, and goes on with it where it did not come to its end.</summary>
internal sealed class RetentionTimer(HistoryPurge history, RetentionPolicyRunner rows)
{
    [Function("Retention")]
    public async Task RunAsync(
        [TimerTrigger("%SYNC_SCHEDULE%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (!await history.IsDueAsync(cancellation) && !await rows.IsDueAsync(cancellation))
            return;
        await client.StartOnceAsync(
            nameof(RetentionOrchestration.ForgetOld), new RetentionScan(), RetentionOrchestration.InstanceId,
            instance => !instance.IsCompleted, cancellation);
    }
}
