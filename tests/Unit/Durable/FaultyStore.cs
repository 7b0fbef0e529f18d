using LoketFunctions.Localhost.Durable;

namespace LoketFunctions.Tests.Durable;

/// <summary>A host's storage up to the moment at which that host dies: before or after write number <c>dieAt</c>.</summary>
internal sealed class FaultyStore(IDurableStore inner, int dieAt, bool afterWriting) : IDurableStore
{
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _writes;

    public Task Died => _died.Task;

    public int Writes => _writes;

    public Task<InstanceRecord?> FindAsync(string instanceId, bool withPayloads, CancellationToken cancellation) =>
        ReadAsync(() => inner.FindAsync(instanceId, withPayloads, cancellation));

    public Task<LoadedInstance?> LoadAsync(string instanceId, CancellationToken cancellation) =>
        ReadAsync(() => inner.LoadAsync(instanceId, cancellation));

    public Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string instanceId, CancellationToken cancellation) =>
        ReadAsync(() => inner.ReadInboxAsync(instanceId, cancellation));

    public Task<IReadOnlyCollection<string>> FindWorkAsync(CancellationToken cancellation) => ReadAsync(() => inner.FindWorkAsync(cancellation));

    public Task<bool> TryCreateAsync(InstanceRecord instance, InstanceRecord? replaced, CancellationToken cancellation) =>
        WriteAsync(() => inner.TryCreateAsync(instance, replaced, cancellation));

    public Task<InstanceRecord> CommitAsync(StepCommit commit, CancellationToken cancellation) =>
        WriteAsync(() => inner.CommitAsync(commit, cancellation));

    public Task<InboxMessage> SendAsync(string instanceId, InboxMessage message, CancellationToken cancellation) =>
        WriteAsync(() => inner.SendAsync(instanceId, message, cancellation));

    public Task DiscardAsync(string instanceId, IEnumerable<InboxMessage> messages, CancellationToken cancellation) =>
        WriteAsync(() => inner.DiscardAsync(instanceId, messages, cancellation));

    public Task TrimAsync(string instanceId, string currentExecutionId, CancellationToken cancellation) =>
        WriteAsync(() => inner.TrimAsync(instanceId, currentExecutionId, cancellation));

    public Task PurgeAsync(string instanceId, CancellationToken cancellation) => WriteAsync(() => inner.PurgeAsync(instanceId, cancellation));

    public Task PokeAsync(string instanceId, CancellationToken cancellation) => WriteAsync(() => inner.PokeAsync(instanceId, cancellation));

    /// <summary>Counts only when there was something to take: empty polls are no writes, and come as often as time allows.</summary>
    public async Task<IReadOnlyCollection<string>> TakePokesAsync(CancellationToken cancellation)
    {
        var taken = await ReadAsync(() => inner.TakePokesAsync(cancellation));
        return taken.Count == 0 ? taken : await WriteAsync(() => Task.FromResult(taken));
    }

    public IAsyncEnumerable<InstanceRecord> QueryAsync(InstanceFilter filter, CancellationToken cancellation) => inner.QueryAsync(filter, cancellation);

    private Task<T> ReadAsync<T>(Func<Task<T>> read) => _died.Task.IsCompleted ? throw Death() : read();

    private Task<bool> WriteAsync(Func<Task> write) => WriteAsync(async () =>
    {
        await write();
        return true;
    });

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        var number = Interlocked.Increment(ref _writes);
        if (number > dieAt || (number == dieAt && !afterWriting))
        {
            _died.TrySetResult();
            throw Death();
        }

        var result = await write();
        if (number == dieAt)
        {
            _died.TrySetResult();
            throw Death();
        }

        return result;
    }

    private static InvalidOperationException Death() => new("This host is dead.");
}
