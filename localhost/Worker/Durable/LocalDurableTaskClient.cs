using DurableTask.Core.Exceptions;
using LoketFunctions.Localhost.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Localhost;

/// <summary>The client of the local engine. Whichever host of the hub it is used on, the active one does the work.</summary>
/// <remarks>
/// An id whose instance is Pending, Running or Suspended is refused with <c>OrchestrationAlreadyExistsException</c> (an
/// <see cref="InvalidOperationException"/>), one whose instance has ended is taken over: the real client's behaviour with
/// the extension's default <c>overridableExistingInstanceStates</c>, NonRunningStates. Given
/// <see cref="StartOrchestrationOptions.DedupeStatuses"/> decide instead, and a running instance in none of them is first
/// terminated. Older extensions refused nothing here, so give the statuses where it matters and expect any exception.
/// </remarks>
internal sealed class LocalDurableTaskClient(
    IDurableStore store, DurableEngine engine, InstanceCreation creation, IFunctionExecutor executor, DataConverter converter,
    DurableOptions options, TimeProvider time) : DurableTaskClient(options.HubName)
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(250);

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        if (!executor.IsOrchestrator(orchestratorName.Name))
        {
            throw new ArgumentException(
                $"The function '{orchestratorName}' doesn't exist, is disabled, or is not an orchestrator function.", nameof(orchestratorName));
        }

        var instanceId = InstanceIds.Validated(options?.InstanceId is { Length: > 0 } given ? given : Guid.NewGuid().ToString("N"));
        var start = new StartInfo(
            orchestratorName.Name,
            options?.Version is { } version ? version.Version : DefaultVersion,
            converter.Serialize(input),
            null,
            options?.Tags ?? new Dictionary<string, string>(StringComparer.Ordinal),
            options?.StartAt,
            [],
            []);
        await StartAsync(instanceId, start, DedupeStatuses(options), options?.DedupeStatuses is not null, cancellation);
        return instanceId;
    }

    public override async Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        await RequireAsync(instanceId, "raise an event to", record => !record.IsEnded, cancellation);
        await TellAsync(instanceId, new EventRaised(eventName, converter.Serialize(eventPayload)), cancellation);
    }

    public override async Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        await RequireAsync(instanceId, "terminate", record => !record.IsEnded, cancellation);
        var output = converter.Serialize(options?.Output);
        await TellAsync(instanceId, new ExecutionTerminated(output, options?.Recursive ?? false), cancellation);
    }

    public override async Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        await RequireAsync(instanceId, "suspend", record => !record.IsEnded, cancellation);
        await TellAsync(instanceId, new ExecutionSuspended(reason), cancellation);
    }

    public override async Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        await RequireAsync(instanceId, "resume", record => record.Status == OrchestrationRuntimeStatus.Suspended, cancellation);
        await TellAsync(instanceId, new ExecutionResumed(reason), cancellation);
    }

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return await store.FindAsync(instanceId, getInputsAndOutputs, cancellation) is { } record
            ? ToMetadata(record, getInputsAndOutputs)
            : null;
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        Pageable.Create<OrchestrationMetadata>((token, size, cancellation) => ReadPageAsync(filter ?? new(), token, size, cancellation));

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, record => record.Status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, record => record.IsEnded, getInputsAndOutputs, cancellation);

    /// <summary>Purges whatever state the instance is in, as the real backend does.</summary>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        if (await LoadAsync(instanceId, cancellation) is not { } instance)
        {
            return new(0, isComplete: true);
        }

        var count = 1;
        foreach (var child in options is { Recursive: true } ? instance.History.OfType<SubOrchestrationScheduled>() : [])
        {
            count += (await PurgeInstanceAsync(child.InstanceId, options, cancellation)).PurgedInstanceCount;
        }

        await store.PurgeAsync(instanceId, cancellation);
        return new(count, isComplete: true);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var startedAt = time.GetTimestamp();
        var count = 0;
        var condition = new InstanceFilter(filter.CreatedFrom, filter.CreatedTo, filter.Statuses?.ToList());
        await foreach (var record in store.QueryAsync(condition, cancellation))
        {
            if (filter.Timeout is { } timeout && time.GetElapsedTime(startedAt) > timeout)
            {
                return new(count, isComplete: false);
            }

            count += record.IsEnded ? (await PurgeInstanceAsync(record.InstanceId, options, cancellation)).PurgedInstanceCount : 0;
        }

        return new(count, isComplete: true);
    }

    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">It has not ended, and the same id was asked for.</exception>
    public override async Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        var record = await RequireAsync(
            instanceId, "restart", existing => restartWithNewInstanceId || existing.IsEnded, cancellation);
        var newId = restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : instanceId;
        var start = record.Start with { Parent = null, StartAt = null, Carried = [], SeenMessages = [] };
        await StartAsync(newId, start, RunningStatuses, mayTerminate: false, cancellation);
        return newId;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>An instance with its history; read again for as long as steps are written while it is read.</summary>
    internal async Task<LoadedInstance?> LoadAsync(string instanceId, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await store.LoadAsync(instanceId, cancellation);
            }
            catch (StoreConflictException)
            {
                await Task.Delay(ShortestPoll, time, cancellation);
            }
        }
    }

    private static readonly HashSet<OrchestrationRuntimeStatus> RunningStatuses =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    private string DefaultVersion => options.DefaultVersion;

    private static HashSet<OrchestrationRuntimeStatus> DedupeStatuses(StartOrchestrationOptions? options) =>
        options?.DedupeStatuses is { } names
            ? [.. names.Select(name => Enum.TryParse<OrchestrationRuntimeStatus>(name, ignoreCase: true, out var status)
                ? status
                : throw new ArgumentException($"Invalid orchestration runtime status: '{name}' for deduplication."))]
            : RunningStatuses;

    private async Task StartAsync(
        string instanceId, StartInfo start, HashSet<OrchestrationRuntimeStatus> refused, bool mayTerminate, CancellationToken cancellation)
    {
        var instance = InstanceRecord.New(instanceId, start, time.GetUtcNow());
        while (await creation.CreateAsync(instance, existing => existing.IsEnded && !refused.Contains(existing.Status), cancellation) is { } holder)
        {
            if (!mayTerminate || holder.IsEnded || refused.Contains(holder.Status))
            {
                throw new OrchestrationAlreadyExistsException(InstanceCreation.Refusal(instanceId, holder.Status));
            }

            await TellAsync(instanceId, new ExecutionTerminated(null, Recursive: false), cancellation);
            await WaitForInstanceCompletionAsync(instanceId, cancellation);
        }

        await engine.SignalAsync(instanceId, cancellation);
    }

    private async Task TellAsync(string instanceId, HistoryEvent news, CancellationToken cancellation)
    {
        await store.SendAsync(instanceId, new InboxMessage(null, null, news), cancellation);
        await engine.SignalAsync(instanceId, cancellation);
    }

    private async Task<InstanceRecord> RequireAsync(
        string instanceId, string deed, Func<InstanceRecord, bool> isPossible, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var record = await store.FindAsync(instanceId, withPayloads: true, cancellation)
            ?? throw new ArgumentException($"No instance with ID '{instanceId}' was found.", nameof(instanceId));
        return isPossible(record)
            ? record
            : throw new InvalidOperationException(
                $"Cannot {deed} the orchestration instance {instanceId} because instance is in the {record.Status} state.");
    }

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, Func<InstanceRecord, bool> isReached, bool withPayloads, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        for (var pause = ShortestPoll; ; pause = pause * 1.5 < LongestPoll ? pause * 1.5 : LongestPoll)
        {
            if (await store.FindAsync(instanceId, withPayloads, cancellation) is { } record && isReached(record))
            {
                return ToMetadata(record, withPayloads);
            }

            await Task.Delay(pause, time, cancellation);
        }
    }

    private async Task<Page<OrchestrationMetadata>> ReadPageAsync(
        OrchestrationQuery query, string? token, int? sizeHint, CancellationToken cancellation)
    {
        var size = Math.Max(1, sizeHint ?? query.PageSize);
        var filter = new InstanceFilter(
            query.CreatedFrom, query.CreatedTo, query.Statuses?.ToList(), query.InstanceIdPrefix,
            token ?? query.ContinuationToken, Math.Min(size + 1, 1000), query.FetchInputsAndOutputs);
        var page = new List<OrchestrationMetadata>();
        await foreach (var record in store.QueryAsync(filter, cancellation))
        {
            if (page.Count == size)
            {
                return new(page, page[^1].InstanceId);
            }

            page.Add(ToMetadata(record, query.FetchInputsAndOutputs));
        }

        return new(page);
    }

    private OrchestrationMetadata ToMetadata(InstanceRecord record, bool withPayloads) => new(record.Start.Name, record.InstanceId)
    {
        RuntimeStatus = record.Status,
        CreatedAt = record.CreatedAt,
        LastUpdatedAt = record.LastUpdatedAt,
        SerializedInput = withPayloads ? record.Start.Input : null,
        SerializedOutput = withPayloads ? record.Output : null,
        SerializedCustomStatus = withPayloads ? record.CustomStatus : null,
        FailureDetails = withPayloads ? record.Failure : null,
        DataConverter = withPayloads ? converter : null,
        Tags = record.Start.Tags,
    };
}
