using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Pension.Sealing;
using LoketFunctions.Security;

namespace LoketFunctions.Pension.Delivery.Contents;

/// <summary>The versions of files.</summary>
internal sealed class ContentsStore(SealedBlobs blobs)
{
    /// <exception cref="BrokenSealException">It cannot be opened any more.</exception>
    public Task<DeliveryContents?> FindAsync(
        ConnectionKey connection, Guid administrationId, int periodId, int version, CancellationToken cancellation) =>
        blobs.FindAsync<DeliveryContents>(connection, NameOf(connection.Id, administrationId, periodId, version), cancellation);

    public Task WriteAsync(
        ConnectionKey connection, Guid administrationId, int periodId, DeliveryContents contents, CancellationToken cancellation) =>
        blobs.WriteAsync(connection, NameOf(connection.Id, administrationId, periodId, contents.Version), contents, cancellation);

    public Task ForgetAsync(
        ConnectionId connectionId, Guid administrationId, int periodId, int version, CancellationToken cancellation) =>
        blobs.ForgetAsync(NameOf(connectionId, administrationId, periodId, version), cancellation);

    private static string NameOf(ConnectionId connectionId, Guid administrationId, int periodId, int version) => string.Create(
        CultureInfo.InvariantCulture, $"{connectionId}/deliveries/{administrationId:N}/{periodId}/{version}.json.gz");
}
