using LoketFunctions.Identifiers;

namespace LoketFunctions.Personnel.Attributes;

/// <summary>The attribute mapping that is live for a connection: by it what is pushed becomes Loket's.</summary>
internal interface ILiveAttributes
{
    /// <summary>Null where none went live yet.</summary>
    Task<IReadOnlyList<MappedAttribute>?> FindAsync(ConnectionId connectionId, CancellationToken cancellation);
}
