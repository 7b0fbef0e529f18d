using LoketFunctions.Identifiers;
using LoketFunctions.Privacy.Erasure;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Sync;

/// <summary>A connection's sync has one instance, used again by every run.</summary>
internal sealed class SyncWork : IConnectionWork
{
    public string Lease => SyncRequest.Lease;

    public IAsyncEnumerable<string> InstancesAsync(DurableTaskClient client, ConnectionId connectionId, CancellationToken cancellation) =>
        AsyncEnumerable.Repeat(SyncConnectionOrchestration.InstanceId(connectionId), 1);
}
