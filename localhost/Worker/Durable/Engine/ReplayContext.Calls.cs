using Microsoft.DurableTask;

namespace LoketFunctions.Localhost.Durable;

/// <summary>Calls of activities and sub-orchestrations, and their retries.</summary>
internal sealed partial class ReplayContext
{
    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        EnsureLegal();
        ThrowIfOptionsTakenForInput(input, options);
        return await WithRetriesAsync(options?.Retry, () =>
        {
            var id = _nextId++;
            _unconfirmed.Add(id, new ActivityScheduled(id, name.Name, converter.Serialize(input)));
            return ResultAsync<TResult>(Open(id, name.Name));
        });
    }

    public override async Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        EnsureLegal();
        ThrowIfOptionsTakenForInput(input, options);
        var instanceId = InstanceIds.Validated((options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N"));
        var version = options?.Version is { } explicitVersion ? explicitVersion.Version : defaultVersion;
        return await WithRetriesAsync(options?.Retry, () =>
        {
            var id = _nextId++;
            var tags = options?.Tags is { } given ? new Dictionary<string, string>(given, StringComparer.Ordinal) : null;
            _unconfirmed.Add(id, new SubOrchestrationScheduled(
                id, orchestratorName.Name, version, instanceId, converter.Serialize(input), tags));
            return ResultAsync<TResult>(Open(id, orchestratorName.Name));
        });
    }

    private static void ThrowIfOptionsTakenForInput(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException(
                "A TaskOptions value was given as the input and none as the options. Name the argument: options: …", nameof(input));
        }
    }

    private async Task<TResult> ResultAsync<TResult>(Task<string?> task) => converter.Deserialize<TResult>(await task)!;

    private Task<T> WithRetriesAsync<T>(TaskRetryOptions? retry, Func<Task<T>> attempt) => retry switch
    {
        { Policy: { } policy } => ByPolicyAsync(policy, attempt),
        { Handler: { } handler } => ByHandlerAsync(handler, attempt),
        _ => attempt(),
    };

    private async Task<T> ByPolicyAsync<T>(RetryPolicy policy, Func<Task<T>> attempt)
    {
        var firstAttemptAt = _now;
        for (var failures = 0; ; failures++)
        {
            TimeSpan pause;
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (MayRetry(policy, failure, failures + 1, firstAttemptAt))
            {
                pause = PauseAfter(policy, failures);
            }

            await CreateTimer(_now.Add(pause), CancellationToken.None);
        }
    }

    private bool MayRetry(RetryPolicy policy, TaskFailedException failure, int attempts, DateTime firstAttemptAt)
    {
        var expired = policy.RetryTimeout != Timeout.InfiniteTimeSpan && _now - firstAttemptAt >= policy.RetryTimeout;
        return !failure.IsFinal && attempts < policy.MaxNumberOfAttempts && !expired && policy.Handle(failure);
    }

    private static TimeSpan PauseAfter(RetryPolicy policy, int failures)
    {
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        var milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, failures);
        return milliseconds < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : longest;
    }

    private async Task<T> ByHandlerAsync<T>(AsyncRetryHandler handler, Func<Task<T>> attempt)
    {
        var firstAttemptAt = _now;
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (!failure.IsFinal)
            {
                var context = new RetryContext(this, attempts, failure.FailureDetails, _now - firstAttemptAt, CancellationToken.None);
                if (!await handler(context))
                {
                    throw;
                }
            }
        }
    }
}
