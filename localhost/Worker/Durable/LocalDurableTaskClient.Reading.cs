using LoketFunctions.Localhost.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Localhost;

/// <summary>Asking, waiting, listing and purging.</summary>
internal sealed partial class LocalDurableTaskClient
{
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(250);

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
