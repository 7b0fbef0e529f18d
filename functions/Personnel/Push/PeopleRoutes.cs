using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Personnel.SetUp;

namespace LoketFunctions.Personnel.Push;

/// <summary>By which way people go to Loket, and of which administrations.</summary>
/// <param name="Entity">Of an HR system that leads; null where Loket leads, and people are first made in the planner.</param>
/// <param name="Administrations">Those that take part: of an HR system that leads, the one of the legal entity.</param>
internal sealed record PeopleRoute(LegalEntity? Entity, IReadOnlyList<AdministrationRow> Administrations)
{
    /// <summary>Only new people go there: of whoever is in Loket, nothing is changed.</summary>
    public bool LoketLeads => Entity is null;

    /// <summary>The administration that people are for.</summary>
    /// <param name="asked">Null where none was named: then it is the only one.</param>
    /// <returns>Null where that takes no part, or where several do and none was named.</returns>
    public AdministrationRow? Find(Guid? asked) => asked is { } id
        ? Administrations.FirstOrDefault(row => row.Id == id)
        : Administrations is [var only] ? only : null;

    /// <inheritdoc cref="Find"/>
    /// <exception cref="ProblemException">It takes no part, or none was named where several do.</exception>
    public AdministrationRow Require(Guid? asked) => Find(asked) ?? throw Problems.Throw(Problems.Invalid(
        "administrationId", asked is null ? InputFaults.Missing : ConnectionFaults.TakesNoPart));

    /// <summary>What is noted with a push and its employees: where an HR system leads there is no other.</summary>
    public Guid? Note(AdministrationRow administration) => LoketLeads ? administration.Id : null;

    public override string ToString() => nameof(PeopleRoute);
}

/// <summary>
/// Whether people go to Loket by a connection: where an HR system leads, once its set-up is active; where Loket leads, by the setting.
/// </summary>
internal sealed class PeopleRoutes(ConnectionStore connections, LegalEntityStore entities)
{
    /// <summary>Null where nobody goes there, or not yet, or not any more.</summary>
    public async Task<PeopleRoute?> FindAsync(Connection connection, CancellationToken cancellation)
    {
        var entity = await entities.FindAsync(connection.Id, cancellation);
        var goes = entity is null
            ? connection.NewPeople && connections.SyncsStaffAndHours(connection) && connection.CanSync
            : new SetUp.SetUp(connection, entity).Facts.Stage == SetUpStage.Active;
        if (!goes)
            return null;
        var administrations = await connections.AdministrationsAsync(connection.Id, cancellation);
        return administrations.Count == 0 ? null : new PeopleRoute(entity, administrations);
    }

    /// <exception cref="ProblemException">What is pushed does not go to Loket: switched off, not set up yet, or not any more.</exception>
    public async Task<PeopleRoute> RequireAsync(Connection connection, CancellationToken cancellation)
    {
        if (await FindAsync(connection, cancellation) is { } route)
            return route;
        throw Problems.Throw(
            await entities.FindAsync(connection.Id, cancellation) is null && connections.RefusalOfPeople(connection) is { } refusal
                ? refusal
                : ConnectionProblems.NotActive(connection.State));
    }
}
