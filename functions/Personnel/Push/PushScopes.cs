using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Runs;
using LoketFunctions.Time;

namespace LoketFunctions.Personnel.Push;

/// <summary>Raised where a push cannot go on until somebody sets something up.</summary>
internal sealed class PushRefusedException(string code) : RefusedException(code);

/// <summary>Gathers what all employees of a push have in common.</summary>
internal sealed class PushScopes(PeopleRoutes routes, AttributeStore attributes, ILoketSides sides, TimeProvider clock)
{
    /// <param name="administration">The one that the push is for.</param>
    public async Task<PushScope> OfAsync(
        PushRun run, RunScope scope, PeopleRoute route, AdministrationRow administration, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return new PushScope(
            run.Key, run.Preview, scope.Connection.Key, administration.EmployerId, administration.Id,
            await RequireMappingAsync(scope.Connection.Id, cancellation), StartLineOf(route.Entity, now), AmsterdamTime.DateOf(now),
            sides.Open(scope.Loket))
        {
            LoketLeads = route.LoketLeads,
        };
    }

    /// <summary>By which way the push goes, and the administration that it is for.</summary>
    /// <param name="administrationId">As it was noted; null for the only one.</param>
    /// <exception cref="PushRefusedException">There is no way any more, or that one takes no part.</exception>
    public async Task<(PeopleRoute Route, AdministrationRow Administration)> RouteAsync(
        Connection connection, Guid? administrationId, CancellationToken cancellation)
    {
        var route = await routes.FindAsync(connection, cancellation) ?? throw new PushRefusedException(PushFailures.SetUpIncomplete);
        return (route, route.Find(administrationId) ?? throw new PushRefusedException(RunCodes.NotConnected));
    }

    /// <exception cref="PushRefusedException">None went live.</exception>
    public async Task<IReadOnlyList<MappedAttribute>> RequireMappingAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        (await attributes.ReadAsync(connectionId, cancellation)).Live is { Version: > 0, Attributes: var live }
            ? live
            : throw new PushRefusedException(PushFailures.NoMapping);

    /// <summary>Where none was said, nothing from before the mapping is touched; where Loket leads, nothing is anyhow.</summary>
    private static DateOnly StartLineOf(LegalEntity? entity, DateTimeOffset now) => entity?.StartLine is { } line
        ? DateOnly.ParseExact(line, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : AmsterdamTime.DateOf(entity?.MappedAt ?? now);
}
