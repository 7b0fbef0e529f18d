using LoketFunctions.Identifiers;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>What is older is not kept.</summary>
/// <param name="Runs">Of runs and previews.</param>
/// <param name="Exports">Of exports with their payroll files.</param>
internal sealed record RetentionCutoffs(DateTimeOffset Runs, DateTimeOffset Exports);

/// <summary>What a slice keeps of a connection for a time.</summary>
internal interface IRetentionPolicy
{
    /// <returns>How many rows went.</returns>
    Task<int> ForgetAsync(ConnectionId connectionId, RetentionCutoffs since, int limit, CancellationToken cancellation);
}
