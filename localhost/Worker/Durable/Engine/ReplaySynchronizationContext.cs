using System.Collections.Concurrent;

namespace LoketFunctions.Localhost.Durable;

/// <summary>
/// Keeps an orchestrator on the thread that replays it: what its awaits post here is run by <see cref="Drain"/>, in order.
/// A post from another thread means that the orchestrator awaited something that is not durable.
/// </summary>
internal sealed class ReplaySynchronizationContext : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _posted = new();
    private readonly int _threadId = Environment.CurrentManagedThreadId;
    private volatile bool _isActive = true;

    public bool WasUsedByAnotherThread { get; private set; }

    public bool IsOrchestratorThread => _isActive && Environment.CurrentManagedThreadId == _threadId;

    public override void Post(SendOrPostCallback d, object? state)
    {
        WasUsedByAnotherThread |= !IsOrchestratorThread;
        _posted.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public void Drain()
    {
        while (!WasUsedByAnotherThread && _posted.TryDequeue(out var work))
        {
            work.Callback(work.State);
        }
    }

    /// <summary>Runs on this thread with this context; afterwards nothing of the orchestrator can run any more.</summary>
    public void Run(Action replay)
    {
        var previous = Current;
        SetSynchronizationContext(this);
        try
        {
            replay();
        }
        finally
        {
            _isActive = false;
            SetSynchronizationContext(previous);
        }
    }
}
