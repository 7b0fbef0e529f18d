using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Pension.Delivery;

/// <summary>How far deliveries are.</summary>
internal sealed class DeliveryStore(AppTables tables)
{
    public Task<DeliveryRow?> FindAsync(ConnectionId connectionId, PeriodKey key, CancellationToken cancellation) =>
        tables.Pension.FindAsync<DeliveryRow>(connectionId.ToString(), DeliveryRow.KeyOf(key), cancellation);

    public async Task<IReadOnlyList<DeliveryRow>> ListAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        await tables.Pension.WithPrefixAsync<DeliveryRow>(connectionId.ToString(), DeliveryRow.Prefix, cancellation);

    /// <summary>Of one administration.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> ListAsync(
        ConnectionId connectionId, Guid administrationId, CancellationToken cancellation) =>
        await tables.Pension.WithPrefixAsync<DeliveryRow>(
            connectionId.ToString(), DeliveryRow.PrefixOf(administrationId), cancellation);

    /// <param name="make">The row where there is none.</param>
    /// <param name="change">Given the row as it is now; false leaves it so.</param>
    public Task ChangeOrAddAsync(
        ConnectionId connectionId, PeriodKey key, Func<DeliveryRow> make, Func<DeliveryRow, bool> change,
        CancellationToken cancellation) =>
        tables.Pension.ChangeOrAddAsync<DeliveryRow>(
            connectionId.ToString(), DeliveryRow.KeyOf(key),
            found =>
            {
                var row = found ?? make();
                return change(row) || found is null ? row : null;
            },
            cancellation);

    /// <summary>Of a row that is there.</summary>
    public Task<DeliveryRow> ChangeAsync(
        ConnectionId connectionId, PeriodKey key, Action<DeliveryRow> change, CancellationToken cancellation) =>
        tables.Pension.ChangeAsync(connectionId.ToString(), DeliveryRow.KeyOf(key), change, cancellation);
}
