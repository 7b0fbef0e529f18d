using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Mapping;

/// <summary>The codes that are known besides the mapping, and by which rules they are exported.</summary>
/// <param name="Listed">Empty where the planner tells none.</param>
internal sealed record KnownCodes(PlannerCodes Listed, PlannerCodesState State, IReadOnlyList<EncounteredCode> Met, ExportRules Rules);

/// <summary>
/// Asks the planner for its codes, and exports for what they could not place. People can map without the planner's answer.
/// </summary>
internal sealed partial class MappingSources(
    PlannerClient planner, Planners planners, IUnmappedCodes exports, ILogger<MappingSources> logger)
{
    public async Task<KnownCodes> ReadAsync(Connection connection, AdministrationKey administration, CancellationToken cancellation)
    {
        var settings = planners.Get(connection.Tenant.Planner);
        var (listed, state) = await ListAsync(settings, connection, cancellation);
        return new KnownCodes(
            listed, state, await exports.ListAsync(administration, cancellation),
            connection.Effective(settings.Profile).Export);
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

/// <summary>What exports met of codes that they could not place. Exports stand on mappings, so they bring it along.</summary>
internal interface IUnmappedCodes
{
    /// <summary>Of the last exports of an administration, previews included; each code once.</summary>
    Task<IReadOnlyList<EncounteredCode>> ListAsync(AdministrationKey administration, CancellationToken cancellation);
}

/// <summary>A code that an export could not place.</summary>
/// <param name="InLast">The last export that read registrations of the administration met it.</param>
internal sealed record EncounteredCode(UnmappedCode Code, bool InLast);
