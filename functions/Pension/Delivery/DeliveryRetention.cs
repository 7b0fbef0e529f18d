using LoketFunctions.Identifiers;
using LoketFunctions.Pension.Delivery.Contents;
using LoketFunctions.Privacy.Erasure;

namespace LoketFunctions.Pension.Delivery;

/// <summary>
/// What was delivered goes with time: versions that another one replaced as runs do, the last one as payroll files do. That a period was
/// delivered stays known, or it would be delivered anew.
/// </summary>
internal sealed class DeliveryRetention(DeliveryStore store, ContentsStore contents) : IRetentionPolicy
{
    public async Task<int> ForgetAsync(ConnectionId connectionId, RetentionCutoffs since, int limit, CancellationToken cancellation)
    {
        var forgotten = 0;
        foreach (var row in await store.ListAsync(connectionId, cancellation))
        {
            foreach (var version in row.Versions.Where(one => !one.IsForgotten))
            {
                if (forgotten == limit)
                    return forgotten;
                var cutoff = version.Version == row.Last!.Version ? since.Exports : since.Runs;
                if (version.DeliveredAt is not { } delivered || delivered >= cutoff)
                    continue;
                await contents.ForgetAsync(connectionId, row.AdministrationId, row.PeriodId, version.Version, cancellation);
                await store.ChangeAsync(
                    connectionId, row.Key, one => one.Change(version.Version, made => made with { IsForgotten = true }), cancellation);
                forgotten++;
            }
        }

        return forgotten;
    }
}
