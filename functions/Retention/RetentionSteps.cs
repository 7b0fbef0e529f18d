using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Retention;

/// <summary>The activities of <see cref="RetentionOrchestration"/>. Each may run more than once; a repeat finds less to do.</summary>
internal sealed class RetentionSteps(HistoryPurge history, OldRowsWalk rows)
{
    [Function(nameof(PurgeHistory))]
    public Task<RetentionStep> PurgeHistory(
        [ActivityTrigger] RetentionLook look, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        history.StepAsync(client, cancellation);

    [Function(nameof(ForgetOldRows))]
    public Task<RetentionStep> ForgetOldRows([ActivityTrigger] RetentionLook look, CancellationToken cancellation) => rows.StepAsync(cancellation);
}
