using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Privacy.Retention;

/// <summary>The activities of <see cref="RetentionOrchestration"/>. Each may run more than once; a repeat finds less to do.</summary>
internal sealed class RetentionSteps(HistoryPurge history, RetentionPolicyRunner rows)
{
    [Function(nameof(PurgeHistory))]
    public Task<RetentionStep> PurgeHistory(
        [ActivityTrigger] RetentionScan look, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        history.StepAsync(client, cancellation);

    [Function(nameof(ForgetOldRows))]
    public Task<RetentionStep> ForgetOldRows([ActivityTrigger] RetentionScan look, CancellationToken cancellation) =>
        rows.StepAsync(cancellation);
}
