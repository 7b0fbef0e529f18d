using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Privacy.Retention;

/// <summary>The bounds of a look; it has no input of its own, as the marks say where to go on.</summary>
internal sealed record RetentionScan;

/// <param name="Count">How much went in this step.</param>
/// <param name="More">There is more to do today.</param>
internal sealed record RetentionStep(int Count, bool More);

/// <summary>A look: clears what has been kept long enough, step by bounded step. What it does not get to is for the next look.</summary>
internal static class RetentionOrchestration
{
    /// <summary>One look at a time.</summary>
    internal const string InstanceId = "retention";

    private const int StepsPerLook = 100;

    [Function(nameof(ForgetOld))]
    public static async Task ForgetOld([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await RunAsync(context, nameof(RetentionSteps.PurgeHistory));
        await RunAsync(context, nameof(RetentionSteps.ForgetOldRows));
    }

    private static async Task RunAsync(TaskOrchestrationContext context, string step)
    {
        for (var count = 0; count < StepsPerLook; count++)
        {
            if (!(await context.CallActivityAsync<RetentionStep>(step, new RetentionScan(), StepRetry.UntilItWorks)).More)
                return;
        }
    }
}

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
