using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Mapping;

/// <summary>The codes that are known besides the mapping, and by which rules they are exported.</summary>
/// <param name="Listed">Empty where the planner tells none.</param>
internal sealed record KnownCodes(PlannerCodes Listed, PlannerCodesState State, IReadOnlyList<EncounteredCode> Met, ExportRules Rules);

/// <summary>
/// Asks the planner for its codes, and exports and pushes for what they could not place. People can map without the planner's answer.
/// </summary>
internal sealed partial class MappingSources(
    PlannerClient planner, Planners planners, IEnumerable<IUnmappedCodes> met, ILogger<MappingSources> logger)
{
    public async Task<KnownCodes> ReadAsync(Connection connection, AdministrationKey administration, CancellationToken cancellation)
    {
        var settings = planners.Get(connection.Tenant.Planner);
        var (listed, state) = await ListAsync(settings, connection, cancellation);
        var codes = new List<EncounteredCode>();
        foreach (var source in met)
            codes.AddRange(await source.ListAsync(administration, cancellation));
        return new KnownCodes(listed, state, codes, connection.Effective(settings.Profile).Export);
    }

    private async Task<(PlannerCodes Listed, PlannerCodesState State)> ListAsync(
        PlannerSettings settings, Connection connection, CancellationToken cancellation)
    {
        try
        {
            var codes = await planner.ListCodesAsync(settings, connection.Tenant.Account, connection.Id, cancellation);
            return codes is null ? (new PlannerCodes(), PlannerCodesState.NotOffered) : (codes, PlannerCodesState.Listed);
        }
        catch (PlannerException exception)
        {
            LogUnavailable(connection.Id, exception.Message);
            return (new PlannerCodes(), PlannerCodesState.Unavailable);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The planner's codes of connection {ConnectionId} could not be read: {Reason}")]
    private partial void LogUnavailable(ConnectionId connectionId, string reason);
}

/// <summary>
/// What was met of codes that could not be placed. Whatever sends by mappings stands on them, so it brings it along.
/// </summary>
internal interface IUnmappedCodes
{
    /// <summary>Of the last runs of an administration, previews included; each code once.</summary>
    Task<IReadOnlyList<EncounteredCode>> ListAsync(AdministrationKey administration, CancellationToken cancellation);
}

/// <summary>A code that could not be placed.</summary>
/// <param name="InLast">The last run that had anything to place for the administration met it.</param>
internal sealed record EncounteredCode(UnmappedCode Code, bool InLast);
