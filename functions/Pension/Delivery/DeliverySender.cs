using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Pension.Delivery.Contents;
using LoketFunctions.Pension.Delivery.Transport;
using LoketFunctions.Security;

namespace LoketFunctions.Pension.Delivery;

/// <summary>
/// Sends the version that is ready. The receiver knows it by its name: sent again after a death it is there once, and gives the receipt
/// that was lost.
/// </summary>
internal sealed class DeliverySender(
    DeliveryStore store, ContentsStore contents, IDeliveryTargets targets, AuditLog audit, TimeProvider clock)
{
    /// <exception cref="DeliveryHeldException">Somebody has to mend something first.</exception>
    /// <exception cref="DeliveryException">It is not known to be at the receiver.</exception>
    /// <exception cref="BrokenSealException">It cannot be opened any more.</exception>
    public async Task<DeliveryRow> SendAsync(Connection connection, DeliveryRow row, CancellationToken cancellation)
    {
        var version = row.Last!;
        var target = targets.Find(connection.Tenant) ?? throw new DeliveryHeldException(HoldCodes.TargetMissing);
        var sealedAway = await contents.FindAsync(connection.Key, row.AdministrationId, row.PeriodId, version.Version, cancellation)
            ?? throw new DeliveryHeldException(HoldCodes.EarlierVersionGone);
        var receipt = await target.SendAsync(new DeliveryFile(version.FileName, ContentsFile.Write(sealedAway)), cancellation);
        await audit.NoteAsync(
            connection.Tenant, connection.Id,
            new AuditEvent(AuditAction.PensionDelivered, $"{row.AdministrationId:D}", After: version.FileName), cancellation);
        return await store.ChangeAsync(
            connection.Id, row.Key,
            one =>
            {
                if (one.State != DeliveryState.Ready)
                    return;
                one.ChangeLast(last => last with { DeliveredAt = receipt.At, Receipt = receipt.Reference });
                one.Read([], DeliveryState.Delivered, clock.GetUtcNow());
            },
            cancellation);
    }
}
