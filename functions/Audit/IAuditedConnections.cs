using LoketFunctions.Security;

namespace LoketFunctions.Audit;

/// <summary>A connection as far as its audit log is shown.</summary>
/// <param name="Language">"nl" or "en": of the words, where the caller chose no other.</param>
/// <param name="AdministrationNames">Of the administrations that take part now, by id.</param>
internal sealed record AuditedConnection(string Id, string Language, IReadOnlyDictionary<Guid, string> AdministrationNames)
{
    public override string ToString() => nameof(AuditedConnection);
}

/// <summary>What the audit log asks of connections, so that it knows none itself.</summary>
internal interface IAuditedConnections
{
    /// <summary>The connection, ended or not.</summary>
    /// <exception cref="Http.ProblemException">The caller does not reach it, or may not see its audit log.</exception>
    Task<AuditedConnection> GetAsync(Caller caller, string connectionId, CancellationToken cancellation);
}
