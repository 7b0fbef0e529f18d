using LoketFunctions.Identifiers;
using LoketFunctions.Privacy.Erasure;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Personnel.Push;

/// <summary>Each push of a connection has an instance of its own.</summary>
internal sealed class PushWork(PushStore pushes) : IConnectionWork
{
    public string Lease => PushStep.Lease;

    public IAsyncEnumerable<string> InstancesAsync(DurableTaskClient client, ConnectionId connectionId, CancellationToken cancellation) =>
        pushes.AllAsync(connectionId, cancellation).Select(push => PushOrchestration.InstanceId(push.RunId));
}
