using LoketFunctions.Connections;
using LoketFunctions.Pension.Sealing;
using LoketFunctions.Security;

namespace LoketFunctions.Pension.Delivery.Lines;

/// <summary>The citizen service numbers (BSN) that are known of an administration's people, by Loket's id of the person.</summary>
internal sealed class NumberStore(SealedBlobs blobs)
{
    /// <summary>Empty where none is known yet.</summary>
    /// <exception cref="BrokenSealException">They cannot be opened any more.</exception>
    public async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(
        ConnectionKey connection, Guid administrationId, CancellationToken cancellation) =>
        await blobs.FindAsync<Dictionary<Guid, string>>(connection, NameOf(connection, administrationId), cancellation) ?? [];

    public Task WriteAsync(
        ConnectionKey connection, Guid administrationId, IReadOnlyDictionary<Guid, string> numbers, CancellationToken cancellation) =>
        blobs.WriteAsync(connection, NameOf(connection, administrationId), numbers, cancellation);

    private static string NameOf(ConnectionKey connection, Guid administrationId) =>
        $"{connection.Id}/deliveries/{administrationId:N}/numbers.json.gz";
}
