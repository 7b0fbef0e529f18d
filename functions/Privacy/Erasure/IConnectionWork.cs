using Microsoft.DurableTask.Client;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>A slice's orchestrations for a connection, so that they can be stopped and their history purged.</summary>
internal interface IConnectionWork
{
    /// <summary>Name of the lease without which none of it takes a step: see <see cref="Runs.WorkLeases"/>.</summary>
    string Lease { get; }

    /// <summary>Ids of all instances that there are or may be.</summary>
    IAsyncEnumerable<string> InstancesAsync(DurableTaskClient client, string connectionId, CancellationToken cancellation);
}
