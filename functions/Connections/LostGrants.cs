using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Connections;

/// <summary>
/// Raises that somebody has to sign in again: at every attempt, in case that a process died between finding it out and raising it. The
/// owner gets one notice, and the operator one where the operator's key is the cause, and neither the owner nor Loket.
/// </summary>
internal sealed partial class LostGrants(
    ConnectionStore connections, ConnectionAttention attention, IAttentionNotices notices, ILogger<LostGrants> logger)
{
    /// <summary>Loket no longer takes the grant.</summary>
    /// <returns>What the caller throws.</returns>
    public Task<LoketException> SayRefusedAsync(ConnectionKey connection, CancellationToken cancellation) =>
        RaiseAsync(connection, detail: null, cancellation);

    /// <summary>Loket may take it yet, but it cannot be read here any more.</summary>
    /// <param name="lostKey">The version of the token key that is gone; null where it is not that.</param>
    /// <returns>What the caller throws.</returns>
    public async Task<LoketException> SayUnopenedAsync(ConnectionKey connection, string? lostKey, CancellationToken cancellation)
    {
        var cause = lostKey is null
            ? "they were changed in storage, or belong to another connection"
            : $"version {lostKey} of the token key is disabled or gone";
        LogUnopened(connection.Id, cause);
        await notices.GrantUnreadableAsync(connection, lostKey, cause, cancellation);
        var row = await connections.FindAsync(connection.Tenant, connection.Id, cancellation);
        return row is null ? Failure() : await RaiseAsync(connection, AttentionTexts.Unopened(row.Language), cancellation);
    }

    /// <summary>The grant works again.</summary>
    public Task SayFoundAsync(ConnectionKey connection, CancellationToken cancellation) =>
        attention.ClearAsync(connection.Tenant, connection.Id, [AttentionReason.Reconnect], cancellation);

    private async Task<LoketException> RaiseAsync(ConnectionKey connection, string? detail, CancellationToken cancellation)
    {
        await attention.RaiseAsync(connection.Tenant, connection.Id, AttentionReason.Reconnect, detail, cancellation);
        return Failure();
    }

    private static LoketException Failure() => new(new LoketFailure(FailureReason.Reconnect, null, TokenVault.Activity));

    [LoggerMessage(Level = LogLevel.Error,
        Message = "The tokens of connection {Connection} cannot be opened, and its user has to sign in again: {Cause}")]
    private partial void LogUnopened(ConnectionId connection, string cause);
}
