using System.Collections.Immutable;

namespace LoketFunctions.Localhost.Durable;

/// <summary>External events: names ignore case, and an event nobody waits for is kept for the next wait.</summary>
internal sealed partial class ReplayContext
{
    private readonly Dictionary<string, Stack<EventWaiter>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<EventRaised> _unclaimed = [];

    /// <summary>Events that came and that nobody waited for, in the order of coming.</summary>
    public ImmutableArray<EventRaised> Unclaimed => [.. _unclaimed];

    /// <summary>
    /// As in the real engine the newest waiter gets the event, and one that gave up still takes its turn: an event that
    /// comes when only abandoned waiters are left is lost. Wait again before it comes, or do not give up.
    /// </summary>
    /// <exception cref="ArgumentException">The same event is awaited elsewhere as another type.</exception>
    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        EnsureLegal();
        var source = new TaskCompletionSource<T>();
        var waiters = _waiters.TryGetValue(eventName, out var known) ? known : _waiters[eventName] = new();
        if (waiters.TryPeek(out var other) && other.Type != typeof(T))
        {
            throw new ArgumentException(
                $"Events with the same name must have the same type argument. Expected {other.Type.FullName} but was requested {typeof(T).FullName}.");
        }

        waiters.Push(new EventWaiter(typeof(T), payload => Deliver(source, payload)));
        if (_unclaimed.FindIndex(raised => IsNamed(raised, eventName)) is >= 0 and var index)
        {
            var raised = _unclaimed[index];
            _unclaimed.RemoveAt(index);
            Raise(raised);
        }

        cancellationToken.Register(() => source.TrySetCanceled(cancellationToken));
        return source.Task;
    }

    public void Raise(EventRaised raised)
    {
        if (!_waiters.TryGetValue(raised.Name, out var waiters))
        {
            _unclaimed.Add(raised);
            return;
        }

        var waiter = waiters.Pop();
        if (waiters.Count == 0)
        {
            _waiters.Remove(raised.Name);
        }

        waiter.Deliver(raised.Payload);
    }

    private static bool IsNamed(EventRaised raised, string name) => string.Equals(raised.Name, name, StringComparison.OrdinalIgnoreCase);

    private void Deliver<T>(TaskCompletionSource<T> source, string? payload)
    {
        T? value;
        try
        {
            value = converter.Deserialize<T>(payload);
        }
        catch (Exception failure)
        {
            // A payload of the wrong shape is the orchestrator's to handle, at the place where it waits.
            source.TrySetException(failure);
            return;
        }

        source.TrySetResult(value!);
    }

    private sealed record EventWaiter(Type Type, Action<string?> Deliver);
}
