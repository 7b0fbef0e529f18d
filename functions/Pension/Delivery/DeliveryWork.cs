using LoketFunctions.Identifiers;
using LoketFunctions.Privacy.Erasure;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Pension.Delivery;

/// <summary>A connection's looks for deliveries have one instance, whose steps do nothing for one that has ended.</summary>
internal sealed class DeliveryWork : IConnectionWork
{
    public string Lease => "pension";

    public IAsyncEnumerable<string> InstancesAsync(DurableTaskClient client, ConnectionId connectionId, CancellationToken cancellation) =>
        new[] { DeliveryOrchestration.InstanceId(connectionId) }.ToAsyncEnumerable();
}
