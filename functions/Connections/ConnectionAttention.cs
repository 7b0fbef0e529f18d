using LoketFunctions.Audit;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Connections;

/// <summary>Raises what a connection needs, once for all who are concerned, and takes it back when it is mended.</summary>
internal sealed partial class ConnectionAttention(
    ConnectionStore connections, IAttentionNotices notices, AuditLog audit, TimeProvider clock, ILogger<ConnectionAttention> logger)
{
    /// <param name="detail">
    /// What is wrong, in the connection's language and without personal data; null where the reason says it all.
    /// </param>
    public Task RaiseAsync(
        Tenant tenant, ConnectionId connectionId, AttentionReason reason, string? detail, CancellationToken cancellation) =>
        RaiseAsync(tenant, connectionId, reason, detail, advice: null, cancellation);

    /// <param name="detail">As above.</param>
    /// <param name="advice">Where more is known than the reason says.</param>
    public async Task RaiseAsync(
        Tenant tenant, ConnectionId connectionId, AttentionReason reason, string? detail, AttentionAdvice? advice,
        CancellationToken cancellation)
    {
        var isNews = false;
        var at = clock.GetUtcNow();
        var connection = await connections.ChangeAsync(
            tenant, connectionId, row => isNews = row.Raise(reason, detail, at, advice), cancellation);
        if (isNews)
        {
            LogRaised(connectionId, reason);
            await audit.NoteAsync(
                tenant, connectionId, new AuditEvent(AuditAction.AttentionNeeded, After: reason.ToString()), cancellation);
        }

        // Also where it is no news: a process that raised it may have died before the notice was written, and a notice is written once.
        if (connection.Attention == reason)
            await notices.RaisedAsync(connection, reason, cancellation);
    }

    /// <summary>What was wrong for one of these reasons is right again. No mail goes out.</summary>
    public async Task ClearAsync(
        Tenant tenant, ConnectionId connectionId, IReadOnlyCollection<AttentionReason> mended, CancellationToken cancellation)
    {
        var connection = await connections.FindAsync(tenant, connectionId, cancellation);
        if (connection?.Attention is { } reason && mended.Contains(reason))
        {
            var hasAdministrations = (await connections.AdministrationsAsync(connectionId, cancellation)).Count > 0;
            await ChangeAsync(tenant, connectionId, row => row.Clear(mended, hasAdministrations), cancellation);
        }
    }

    /// <summary>Changes the connection in a way that may mend what it needed.</summary>
    /// <returns>The connection as it is now.</returns>
    public async Task<Connection> ChangeAsync(
        Tenant tenant, ConnectionId connectionId, Action<Connection> change, CancellationToken cancellation)
    {
        // As the row was when this change was made: another host may have been first, or something else be wrong by now.
        (AttentionReason? reason, DateTimeOffset? since) = (null, null);
        var connection = await connections.ChangeAsync(
            tenant, connectionId,
            row =>
            {
                (reason, since) = (row.Attention, row.AttentionSince);
                change(row);
            },
            cancellation);
        if (reason is not { } over || connection.Attention == over)
            return connection;
        await audit.NoteAsync(tenant, connectionId, new AuditEvent(AuditAction.AttentionOver, Before: over.ToString()), cancellation);
        if (since is { } began)
            await notices.OverAsync(connectionId, over, began, cancellation);
        return connection;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Connection {Connection} needs attention: {Reason}")]
    private partial void LogRaised(ConnectionId connection, AttentionReason reason);
}

/// <summary>What to do about a connection that needs attention, where that follows from what failed.</summary>
/// <param name="WhatToDo">In the connection's language.</param>
/// <param name="Page">Where: a path below the console's address; null: the reason's own.</param>
internal sealed record AttentionAdvice(ActionOwner Move, string WhatToDo, string? Page)
{
    public override string ToString() => Move.ToString();
}

/// <summary>Takes word of what a connection needs, and has it reach whoever is concerned. Said again, it is the same word.</summary>
internal interface IAttentionNotices
{
    /// <summary>The connection needs attention.</summary>
    Task RaisedAsync(Connection connection, AttentionReason reason, CancellationToken cancellation);

    /// <summary>The connection no longer needs it.</summary>
    /// <param name="since">Since when it did.</param>
    Task OverAsync(ConnectionId connectionId, AttentionReason reason, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>The connection's grant cannot be read here any more, which is the operator's to look at.</summary>
    /// <param name="lostKey">The version of the token key that is gone; null where it is not that.</param>
    /// <param name="cause">In English; no key, no token.</param>
    Task GrantUnreadableAsync(ConnectionKey connection, string? lostKey, string cause, CancellationToken cancellation);
}
