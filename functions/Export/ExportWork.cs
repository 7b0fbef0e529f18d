using System.Runtime.CompilerServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Schedule;
using LoketFunctions.Export.Store;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export;

/// <summary>A connection's daily looks, and what each of its exports has: the export itself and the later sending of its marks.</summary>
internal sealed class ExportWork(AppTables tables) : IConnectionWork
{
    public async IAsyncEnumerable<string> InstancesAsync(
        DurableTaskClient client, string connectionId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var looks = new OrchestrationQuery(InstanceIdPrefix: DueExportScanOrchestration.InstancePrefix(connectionId));
        await foreach (var look in client.GetAllInstancesAsync(looks).WithCancellation(cancellation))
            yield return look.InstanceId;

        // The rows of all exports that there ever were: the others of its kind read at most some hundreds of the newest.
        var exports = TableClientExtensions.TableFilter(
            $"PartitionKey eq {connectionId} and RowKey ge {ExportStore.ExportPrefix} and RowKey lt {ExportStore.ExportPrefix + "~"}");
        await foreach (var export in tables.Exports.QueryAsync<ExportRow>(exports, cancellationToken: cancellation))
        {
            yield return ExportOrchestrations.InstanceId(export.ExportId);
            yield return ConfirmationResender.InstanceId(export.ExportId);
        }
    }
}
