using LoketFunctions.Steps;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Retention;

/// <summary>The timer: starts a look, unless the last one is still at it.</summary>
internal sealed class RetentionTimer
{
    [Function("Retention")]
    public Task RunAsync(
        [TimerTrigger("%SYNC_SCHEDULE%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        client.StartOnceAsync(
            nameof(RetentionOrchestration.ForgetOld), new RetentionLook(), RetentionOrchestration.InstanceId, instance => !instance.IsCompleted, cancellation);
}
