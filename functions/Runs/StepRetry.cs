using LoketFunctions.Failures;
using Microsoft.DurableTask;

namespace LoketFunctions.Runs;

/// <summary>How orchestrators call steps: transient failures and lost attempts again, after a while.</summary>
internal static class StepRetry
{
    internal const int MaxAttempts = 3;

    /// <summary>Loket and planners may ask for patience; a night is long, but not longer than this.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(5);

    /// <summary>For bookkeeping that must not be left undone while storage is away for a moment.</summary>
    public static readonly TaskOptions UntilItWorks = TaskOptions.FromRetryPolicy(
        new RetryPolicy(10, TimeSpan.FromSeconds(2), 2, TimeSpan.FromMinutes(5)));

    /// <summary>
    /// Runs an activity that answers with a <see cref="StepResult{T}"/>. A transient failure is tried again, not sooner than
    /// whoever failed asked for. So is an exception: a step whose worker died or was out of time ends in one too, and every step
    /// may be repeated. What still throws then is a fault of ours: no step lets a known failure out as an exception.
    /// </summary>
    public static async Task<StepResult<T>> RunStepAsync<T>(
        this TaskOrchestrationContext context, string name, object input, TimeSpan delay)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await context.RunOnceAsync<T>(name, input);
            if (result.Failure is not { } failure || !MayPass(failure) || attempt == MaxAttempts)
                return result;

            var wait = delay * Math.Pow(2, attempt - 1);
            if (failure.RetryAfter > wait)
                wait = failure.RetryAfter.Value;
            await context.CreateTimer(wait < LongestDelay ? wait : LongestDelay, CancellationToken.None);
        }
    }

    /// <summary>Runs an activity that answers with a <see cref="StepResult{T}"/>, once. An exception counts as a fault of ours.</summary>
    public static async Task<StepResult<T>> RunOnceAsync<T>(this TaskOrchestrationContext context, string name, object input)
        where T : class
    {
        try
        {
            return await context.CallActivityAsync<StepResult<T>>(name, input);
        }
        catch (TaskFailedException)
        {
            return new StepResult<T>(null, new StepFailure(FailureClass.Internal, RunCodes.Unexpected));
        }
    }

    private static bool MayPass(StepFailure failure) => failure is { Class: FailureClass.Transient } or { Code: RunCodes.Unexpected };
}
