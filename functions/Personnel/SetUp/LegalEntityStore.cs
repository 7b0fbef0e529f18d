using Azure.Data.Tables;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>The legal entities of the connections in which the HR system leads.</summary>
internal sealed class LegalEntityStore(AppTables tables)
{
    /// <summary>Null for a connection that was not booked.</summary>
    public Task<LegalEntity?> FindAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        tables.Personnel.FindAsync<LegalEntity>(connectionId.ToString(), LegalEntity.Key, cancellation);

    /// <summary>False when it is there already.</summary>
    public Task<bool> TryAddAsync(LegalEntity entity, CancellationToken cancellation) =>
        tables.Personnel.TryAddAsync(entity, cancellation);

    /// <summary>Writes it over what a booking left that was cut off.</summary>
    public Task PutAsync(LegalEntity entity, CancellationToken cancellation) =>
        tables.Personnel.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellation);

    /// <summary>Changes it as it is now.</summary>
    public Task<LegalEntity> ChangeAsync(ConnectionId connectionId, Action<LegalEntity> change, CancellationToken cancellation) =>
        tables.Personnel.ChangeAsync(connectionId.ToString(), LegalEntity.Key, change, cancellation);
}
