using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Configuration;

namespace LoketFunctions.Loket.Http;

/// <summary>One gate per connection id in this process, whoever calls; forgotten after ten idle minutes.</summary>
internal sealed class ConnectionGates(LoketOptions options, TimeProvider time)
{
    private static readonly TimeSpan KeptIdle = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<ConnectionId, ConnectionGate> _gates = [];

    public int Count
    {
        get
        {
            lock (_lock)
                return _gates.Count;
        }
    }

    /// <summary>Waits for a turn to call. Dispose what it gives to end the turn.</summary>
    public ValueTask<ConnectionGate.Turn> EnterAsync(ConnectionId connectionId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            // Entering under the lock: a gate with somebody in it is never swept away.
            Sweep();
            if (!_gates.TryGetValue(connectionId, out var gate))
                _gates[connectionId] = gate = new ConnectionGate(options.MaxCallsAtOncePerConnection, options.RetryMaxDelay, time);
            return gate.EnterAsync(cancellation);
        }
    }

    private void Sweep()
    {
        foreach (var (id, gate) in _gates)
        {
            if (gate.IdleSince is { } since && time.GetUtcNow() - since > KeptIdle && _gates.Remove(id))
                gate.Dispose();
        }
    }
}
