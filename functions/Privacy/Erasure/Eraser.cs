using LoketFunctions.Connections;
using LoketFunctions.Runs;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>Starts erasing what is left of an ended connection; once at a time, and again where it was cut short.</summary>
internal sealed class Eraser(Grants grants)
{
    public async Task StartAsync(DurableTaskClient client, ConnectionKey connection, CancellationToken cancellation)
    {
        // The tokens go at once: whatever else is under way cannot reach Loket any more when its access token ends.
        await grants.ForgetAsync(connection, cancellation);
        await client.StartOnceAsync(
            nameof(EraseConnectionOrchestration.EraseConnection), new EraseRequest(connection.Tenant.Key, connection.Id),
            EraseConnectionOrchestration.InstanceId(connection.Id), instance => !instance.IsCompleted, cancellation);
    }
}
