using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Notify;

/// <summary>
/// Keeps on the connection's row how many of its exports could not be confirmed to the planner, so that whoever looks at all connections
/// need not look at all exports. Counted anew each time: a repeated step counts the same.
/// </summary>
internal sealed class DeadLetters(AppTables tables, ConnectionStore connections)
{
    /// <summary>After one was added, or may be gone.</summary>
    public async Task CountAsync(ExportRun run, CancellationToken cancellation)
    {
        var (first, after, state) = (ExportStore.ExportPrefix, ExportStore.ExportPrefix + "~", nameof(ConfirmationState.DeadLetter));
        var left = await tables.Exports.ListAsync<ExportRow>(
            TableClientExtensions.TableFilter(
                $"PartitionKey eq {run.ConnectionId} and RowKey ge {first} and RowKey lt {after} and Marks eq {state}"),
            cancellation);
        await connections.ChangeAsync(Tenant.FromKey(run.TenantKey), run.ConnectionId, row => row.DeadLetters = left.Count, cancellation);
    }

    /// <summary>After an export's confirmations were delivered; costs one read where there were no dead letters.</summary>
    public async Task DeliveredAsync(ExportRun run, CancellationToken cancellation)
    {
        if (await connections.FindAsync(Tenant.FromKey(run.TenantKey), run.ConnectionId, cancellation) is { DeadLetters: > 0 })
            await CountAsync(run, cancellation);
    }
}
