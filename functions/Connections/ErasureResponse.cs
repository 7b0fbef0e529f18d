using System.Text.Json;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>How far the erasure of an ended connection is.</summary>
public enum ErasureState
{
    UnderWay,

    /// <summary>Something is left. It is tried again by itself.</summary>
    Incomplete,

    /// <summary>A look through all places found nothing of the connection.</summary>
    Done,
}

/// <summary>What was removed, or is left, in a place.</summary>
/// <param name="Place">Name of a table or container.</param>
public sealed record ErasedPlace(string Place, int Count);

/// <summary>As the row of an ended connection keeps it.</summary>
internal sealed record ErasureCounts(IReadOnlyList<ErasedPlace> Removed, IReadOnlyList<ErasedPlace> Left);

/// <summary>How far the erasure of what the app held of an ended connection is.</summary>
/// <param name="FinishedAt">When nothing was left; null before.</param>
/// <param name="Removed">How much went, per table, blob container and orchestration history.</param>
/// <param name="Left">How much is still there.</param>
public sealed record ErasureResponse(
    ErasureState State, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, IReadOnlyList<ErasedPlace> Removed,
    IReadOnlyList<ErasedPlace> Left)
{
    /// <summary>Null for a connection that was not ended.</summary>
    internal static ErasureResponse? Of(Connection connection)
    {
        if (connection.DisconnectedAt is not { } startedAt)
            return null;
        var counts = connection.Erasure is { } json
            ? JsonSerializer.Deserialize<ErasureCounts>(json, AppJson.Options)!
            : new ErasureCounts([], []);
        var state = connection.ErasedAt is not null
            ? ErasureState.Done
            : counts.Left.Count > 0 ? ErasureState.Incomplete : ErasureState.UnderWay;
        return new ErasureResponse(state, startedAt, connection.ErasedAt, counts.Removed, counts.Left);
    }
}
