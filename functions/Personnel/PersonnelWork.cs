using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.Documents;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Privacy.Erasure;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Personnel;

/// <summary>Each push of a connection has an instance of its own, and so has each look for documents.</summary>
internal sealed class PersonnelWork(PushStore pushes) : IConnectionWork
{
    public string Lease => PushStep.Lease;

    public IAsyncEnumerable<string> InstancesAsync(DurableTaskClient client, ConnectionId connectionId, CancellationToken cancellation)
    {
        var looks = new OrchestrationQuery(InstanceIdPrefix: DocumentLookOrchestration.InstancePrefix(connectionId));
        return client.GetAllInstancesAsync(looks).Select(look => look.InstanceId)
            .Concat(pushes.AllAsync(connectionId, cancellation).Select(push => PushOrchestration.InstanceId(push.RunId)));
    }
}
