using LoketFunctions.Connections;
using LoketFunctions.Pension.Sealing;
using LoketFunctions.Security;

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
internal sealed class RegistrationStore(SealedBlobs blobs)
{
    /// <summary><see cref="Registration.None"/> where nothing was filled in.</summary>
    /// <exception cref="BrokenSealException">It cannot be opened any more.</exception>
    public async Task<Registration> ReadAsync(ConnectionKey connection, CancellationToken cancellation) =>
        await blobs.FindAsync<Registration>(connection, NameOf(connection), cancellation) ?? Registration.None;

    /// <param name="basedOn">The version that the change was made from.</param>
    /// <returns>Null where another one is there by now.</returns>
    public async Task<Registration?> TryChangeAsync(
        ConnectionKey connection, int basedOn, Func<Registration, Registration> change, CancellationToken cancellation)
    {
        var stored = await blobs.FindStoredAsync<Registration>(connection, NameOf(connection), cancellation);
        var before = stored?.Value ?? Registration.None;
        if (before.Version != basedOn)
            return null;
        var after = change(before);
        return after == before || await blobs.TryWriteAsync(connection, NameOf(connection), after, stored?.ETag, cancellation)
            ? after
            : null;
    }

    private static string NameOf(ConnectionKey connection) => $"{connection.Id}/registration.json.gz";
}
