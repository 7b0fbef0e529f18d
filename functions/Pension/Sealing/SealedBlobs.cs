using System.Text.Json;
using Azure;
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
        where T : class => (await FindStoredAsync<T>(connection, name, cancellation))?.Value;

    /// <summary>As <see cref="FindAsync"/>, with the ETag that <see cref="TryWriteAsync"/> must still find.</summary>
    /// <exception cref="BrokenSealException">It cannot be opened any more.</exception>
    public async Task<Stored<T>?> FindStoredAsync<T>(ConnectionKey connection, string name, CancellationToken cancellation)
        where T : class
    {
        if (await blobs.Pension.ReadJsonAsync<SealedText>(name, cancellation) is not { } stored)
            return null;
        var text = await cipher.OpenAsync(stored.Value.Sealed, For(connection, name), cancellation);
        return new Stored<T>(
            JsonSerializer.Deserialize<T>(text, AppJson.Options) ?? throw new BrokenSealException("The sealed value is empty."),
            stored.ETag);
    }

    public async Task WriteAsync<T>(ConnectionKey connection, string name, T value, CancellationToken cancellation) =>
        await blobs.Pension.WriteJsonAsync(name, await SealedAsync(connection, name, value, cancellation), cancellation);

    /// <summary>False when somebody else wrote since it was read.</summary>
    /// <param name="expected">Null where there was none.</param>
    public async Task<bool> TryWriteAsync<T>(
        ConnectionKey connection, string name, T value, ETag? expected, CancellationToken cancellation) =>
        await blobs.Pension.TryWriteJsonAsync(
            name, await SealedAsync(connection, name, value, cancellation), expected, new Dictionary<string, string>(), cancellation);

    public Task ForgetAsync(string name, CancellationToken cancellation) =>
        blobs.Pension.DeleteBlobIfExistsAsync(name, cancellationToken: cancellation);

    private async Task<SealedText> SealedAsync<T>(ConnectionKey connection, string name, T value, CancellationToken cancellation) =>
        new(await cipher.SealAsync(JsonSerializer.Serialize(value, AppJson.Options), For(connection, name), cancellation));

    private static SealedFor For(ConnectionKey connection, string name) => new(connection.Tenant, connection.Id, name);
}
