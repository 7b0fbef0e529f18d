using LoketFunctions.Identifiers;

namespace LoketFunctions.Runs;

/// <summary>Names a run of any kind: by an id of its own within its connection.</summary>
internal readonly record struct RunKey(ConnectionId ConnectionId, string RunId)
{
    /// <summary>As blobs of the run are named: connection, slash, run.</summary>
    public override string ToString() => $"{ConnectionId}/{RunId}";
}
