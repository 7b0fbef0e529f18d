namespace LoketFunctions.Connections;

/// <summary>Takes word of what a connection needs, and has it reach whoever is concerned. Said again, it is the same word.</summary>
internal interface IAttentionNotices
{
    /// <summary>The connection needs attention.</summary>
    Task RaisedAsync(Connection connection, AttentionReason reason, CancellationToken cancellation);

    /// <summary>The connection no longer needs it.</summary>
    /// <param name="since">Since when it did.</param>
    Task OverAsync(string connectionId, AttentionReason reason, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>The connection's grant cannot be read here any more, which is the operator's to look at.</summary>
    /// <param name="lostKey">The version of the token key that is gone; null where it is not that.</param>
    /// <param name="cause">In English; no key, no token.</param>
    Task GrantUnreadableAsync(ConnectionKey connection, string? lostKey, string cause, CancellationToken cancellation);
}
