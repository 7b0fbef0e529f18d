using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Pension.Sealing;

/// <summary>Values of a pension link, each sealed for the blob in which it lies: moved elsewhere it does not open.</summary>
internal sealed class SealedBlobs(AppBlobs blobs, TokenCipher cipher)
{
    /// <summary>Null where there is none.</summary>
    /// <exception cref="BrokenSealException">It cannot be opened any more.</exception>
    public async Task<T?> FindAsync<T>(ConnectionKey connection, string name, CancellationToken cancellation)
        where T : class =>
        await blobs.Pension.ReadJsonAsync<SealedText>(name, cancellation) is { } stored
            ? JsonSerializer.Deserialize<T>(
                await cipher.OpenAsync(stored.Value.Sealed, For(connection, name), cancellation), AppJson.Options)
            : null;

    public async Task WriteAsync<T>(ConnectionKey connection, string name, T value, CancellationToken cancellation) =>
        await blobs.Pension.WriteJsonAsync(
            name,
            new SealedText(
                await cipher.SealAsync(JsonSerializer.Serialize(value, AppJson.Options), For(connection, name), cancellation)),
            cancellation);

    public Task ForgetAsync(string name, CancellationToken cancellation) =>
        blobs.Pension.DeleteBlobIfExistsAsync(name, cancellationToken: cancellation);

    private static SealedFor For(ConnectionKey connection, string name) => new(connection.Tenant, connection.Id, name);
}
