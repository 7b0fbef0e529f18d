namespace LoketFunctions.Sandbox.Storage;

/// <summary>Where in a write something is done.</summary>
internal enum WriteMoment
{
    /// <summary>Storage never hears of the write.</summary>
    Before,

    /// <summary>Storage has taken it; who wrote it does not know yet.</summary>
    After,
}

/// <summary>Notes the writes of a run, and at one of them does something, once.</summary>
/// <param name="isIt">Which one; asked of each in turn.</param>
/// <param name="act">What is done; the write waits for it.</param>
internal sealed class WriteWatch(Func<StorageWrite, bool> isIt, WriteMoment moment, Func<Task> act)
{
    private readonly Lock _lock = new();
    private readonly List<StorageWrite> _writes = [];
    private readonly TaskCompletionSource<StorageWrite> _struck = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StorageWrite? _chosen;

    /// <summary>One that only notes.</summary>
    public WriteWatch()
        : this(_ => false, WriteMoment.After, () => Task.CompletedTask)
    {
    }

    /// <summary>Ends with the write at which something was done, once that is done.</summary>
    public Task<StorageWrite> Struck => _struck.Task;

    /// <summary>All so far.</summary>
    public IReadOnlyList<StorageWrite> Writes
    {
        get
        {
            lock (_lock)
                return [.. _writes];
        }
    }

    /// <returns>Whether something was done.</returns>
    public async Task<bool> BeforeAsync(StorageWrite write)
    {
        lock (_lock)
        {
            _writes.Add(write);
            if (_chosen is not null || !isIt(write))
                return false;
            _chosen = write;
        }

        if (moment != WriteMoment.Before)
            return false;
        await ActAsync(write);
        return true;
    }

    public async Task AfterAsync(StorageWrite write)
    {
        if (moment == WriteMoment.After && ReferenceEquals(write, _chosen))
            await ActAsync(write);
    }

    private async Task ActAsync(StorageWrite write)
    {
        await act();
        _struck.TrySetResult(write);
    }
}
