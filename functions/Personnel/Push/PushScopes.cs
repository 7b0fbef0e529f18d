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
internal sealed class PushScopes(
    ConnectionStore connections, LegalEntityStore entities, AttributeStore attributes, ILoketSides sides, TimeProvider clock)
{
    /// <param name="administration">The one that the legal entity is mapped to.</param>
    public async Task<PushScope> OfAsync(
        PushRun run, RunScope scope, AdministrationRow administration, CancellationToken cancellation)
    {
        var entity = await entities.FindAsync(scope.Connection.Id, cancellation)
            ?? throw new PushRefusedException(PushFailures.SetUpIncomplete);
        var now = clock.GetUtcNow();
        return new PushScope(
            run.Key, run.Preview, scope.Connection.Key, administration.EmployerId, administration.Id,
            await RequireMappingAsync(scope.Connection.Id, cancellation), StartLineOf(entity, now), AmsterdamTime.DateOf(now),
            sides.Open(scope.Loket));
    }

    /// <summary>The one that the legal entity is mapped to.</summary>
    /// <exception cref="PushRefusedException">There is none, or more than one.</exception>
    public async Task<AdministrationRow> AdministrationAsync(Connection connection, CancellationToken cancellation) =>
        await connections.AdministrationsAsync(connection.Id, cancellation) is [var only]
            ? only
            : throw new PushRefusedException(RunCodes.NotConnected);

    /// <exception cref="PushRefusedException">None went live.</exception>
    public async Task<IReadOnlyList<MappedAttribute>> RequireMappingAsync(ConnectionId connectionId, CancellationToken cancellation) =>
        (await attributes.ReadAsync(connectionId, cancellation)).Live is { Version: > 0, Attributes: var live }
            ? live
            : throw new PushRefusedException(PushFailures.NoMapping);

    /// <summary>Where none was said, nothing from before the mapping is touched.</summary>
    private static DateOnly StartLineOf(LegalEntity entity, DateTimeOffset now) => entity.StartLine is { } line
        ? DateOnly.ParseExact(line, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : AmsterdamTime.DateOf(entity.MappedAt ?? now);
}
