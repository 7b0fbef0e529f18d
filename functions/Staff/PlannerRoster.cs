using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Staff;

/// <summary>The planner's employees as they were last read, and when that was.</summary>
internal sealed record PlannerRoster(DateTimeOffset ReadAt, IReadOnlyList<PlannerEmployee> Employees)
{
    public override string ToString() => $"{Employees.Count} employees";
}

/// <summary>
/// The planner's employees between runs, one blob per connection: whoever looks at links need not ask the planner. Only runs
/// write it, and what they decide by is their own copy.
/// </summary>
internal sealed class PlannerRosterStore(AppBlobs blobs)
{
    public Task WriteAsync(ConnectionId connectionId, PlannerRoster roster, CancellationToken cancellation) =>
        blobs.Snapshots.WriteJsonAsync(Name(connectionId), roster, cancellation);

    /// <summary>Null before the first run.</summary>
    public async Task<PlannerRoster?> ReadAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        (await blobs.Snapshots.ReadJsonAsync<PlannerRoster>(Name(connectionId), cancellation))?.Value;

    private static string Name(ConnectionId connectionId) => $"{connectionId}/planner.json.gz";
}
