using System.Runtime.CompilerServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Schedule;
using LoketFunctions.Export.Store;
using LoketFunctions.Identifiers;
using LoketFunctions.Privacy.Erasure;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export;

/// <summary>A connection's daily looks, and what each of its exports has: the export itself and the sending of its confirmations.</summary>
internal sealed class ExportWork(ExportStore exports) : IConnectionWork
{
    public string Lease => ExportStep.Lease;

    public async IAsyncEnumerable<string> InstancesAsync(
        DurableTaskClient client, ConnectionId connectionId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var looks = new OrchestrationQuery(InstanceIdPrefix: DueExportScanOrchestration.InstancePrefix(connectionId));
        await foreach (var look in client.GetAllInstancesAsync(looks).WithCancellation(cancellation))
            yield return look.InstanceId;

        await foreach (var export in exports.AllAsync(connectionId, cancellation))
        {
            yield return ExportOrchestrations.InstanceId(export.ExportId);
            yield return ConfirmationResender.InstanceId(export.ExportId);
        }
    }
}
