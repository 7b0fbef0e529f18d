using Microsoft.DurableTask.Client;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>A slice's orchestrations for a connection, so that they can be stopped and their history purged.</summary>
internal interface IConnectionWork
{
    /// <summary>Ids of all instances that there are or may be.</summary>
    IAsyncEnumerable<string> InstancesAsync(DurableTaskClient client, string connectionId, CancellationToken cancellation);
}
