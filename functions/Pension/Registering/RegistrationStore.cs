using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Pension.Sealing;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Pension.Registering;

/// <summary>A registration as it is filled in now, and as it was last sent.</summary>
/// <param name="Version">Rises with each change; 0 before the first.</param>
/// <param name="Sent">Null before it was.</param>
internal sealed record Registration(int Version, RegistrationDraft Draft, SentRegistration? Sent)
{
    public static Registration None { get; } = new(0, RegistrationDraft.Empty, null);

    public override string ToString() => nameof(Registration);
}

/// <param name="Version">The one that was sent.</param>
public sealed record SentRegistration(int Version, DateTimeOffset At, RegistrationDraft Draft)
{
    public override string ToString() => nameof(SentRegistration);
}

/// <summary>The registrations, each sealed, as they name directors and hold mail addresses.</summary>
internal sealed class RegistrationStore(AppBlobs blobs, TokenCipher cipher)
{
    private const string Purpose = "pension-registration";

    /// <summary><see cref="Registration.None"/> where nothing was filled in.</summary>
    /// <exception cref="BrokenSealException">It cannot be opened any more.</exception>
    public async Task<Registration> ReadAsync(ConnectionKey connection, CancellationToken cancellation) =>
        await blobs.Pension.ReadJsonAsync<SealedText>(NameOf(connection), cancellation) is { } stored
            ? await OpenAsync(connection, stored.Value, cancellation)
            : Registration.None;

    /// <param name="basedOn">The version that the change was made from.</param>
    /// <returns>Null where another one is there by now.</returns>
    public async Task<Registration?> TryChangeAsync(
        ConnectionKey connection, int basedOn, Func<Registration, Registration> change, CancellationToken cancellation)
    {
        var stored = await blobs.Pension.ReadJsonAsync<SealedText>(NameOf(connection), cancellation);
        var before = stored is null ? Registration.None : await OpenAsync(connection, stored.Value, cancellation);
        if (before.Version != basedOn)
            return null;
        var after = change(before);
        if (after == before)
            return before;
        var sealedText = new SealedText(
            await cipher.SealAsync(JsonSerializer.Serialize(after, AppJson.Options), For(connection), cancellation));
        return await blobs.Pension.TryWriteJsonAsync(
            NameOf(connection), sealedText, stored?.ETag, new Dictionary<string, string>(), cancellation)
            ? after
            : null;
    }

    private async Task<Registration> OpenAsync(ConnectionKey connection, SealedText stored, CancellationToken cancellation) =>
        JsonSerializer.Deserialize<Registration>(await cipher.OpenAsync(stored.Sealed, For(connection), cancellation), AppJson.Options)
        ?? throw new BrokenSealException("The sealed registration is empty.");

    private static SealedFor For(ConnectionKey connection) => new(connection.Tenant, connection.Id, Purpose);

    private static string NameOf(ConnectionKey connection) => $"{connection.Id}/registration.json.gz";
}
