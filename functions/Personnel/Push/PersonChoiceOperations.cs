using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Security;

namespace LoketFunctions.Personnel.Push;

/// <summary>Who somebody of whom it is not sure is in Loket: said by a person who looked.</summary>
/// <param name="EmployeeId">The HR system's id.</param>
/// <param name="LoketEmployeeId">Loket's; null: nobody there, so that a new person is made.</param>
internal sealed record PersonChoice(string EmployeeId, Guid? LoketEmployeeId)
{
    public override string ToString() => nameof(PersonChoice);
}

/// <summary>What was chosen. It is carried out by the next push or night.</summary>
internal sealed record PersonChosen(Guid? LoketEmployeeId, bool IsNewPerson);

/// <summary>Lets a person say who somebody is whom a push set aside.</summary>
internal sealed class PersonChoiceOperations(
    ConnectionStore connections, LoketClients clients, ILoketSides sides, EmployeeRows rows, AuditLog audit)
{
    /// <exception cref="ProblemException">Not permitted, not possible, or Loket could not be asked.</exception>
    public async Task<PersonChosen> ChooseAsync(
        Caller caller, ConnectionId connectionId, PersonChoice choice, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, Permission.EditPayroll, cancellation);
        var hash = EmployeeRow.HashOf(connection.Id, choice.EmployeeId);
        var row = await rows.FindAsync(connection.Id, hash, cancellation);
        var administrations = await connections.AdministrationsAsync(connection.Id, cancellation);
        var administration = (row?.AdministrationId is { } id
            ? administrations.FirstOrDefault(one => one.Id == id)
            : administrations is [var only] ? only : null) ?? throw Problems.Throw(ConnectionProblems.NotActive(connection.State));
        caller.Access.Require(Permission.EditPayroll, administration.Id);
        if (row is null)
            throw Problems.Throw(Problems.Invalid("employeeId", PushInputFaults.NotPushed));
        if (row is { LoketEmployeeId: not null } or { ConceptId: not null })
            throw Problems.Throw(Problems.Invalid("employeeId", PushInputFaults.KnownAlready));
        if (choice.LoketEmployeeId is { } chosen)
            await RequireFreeAsync(connection, administration, hash, chosen, cancellation);

        await rows.ChangeOrAddAsync(
            connection.Id, hash,
            found => (found.LoketEmployeeId, found.IsNewPerson, found.IsPending) =
                (choice.LoketEmployeeId, choice.LoketEmployeeId is null, true),
            cancellation);
        await audit.WriteAsync(
            caller, connection.Id,
            new AuditEvent(AuditAction.PersonChosen, After: choice.LoketEmployeeId?.ToString() ?? "new")
            {
                AdministrationId = administration.Id,
            },
            cancellation);
        return new PersonChosen(choice.LoketEmployeeId, choice.LoketEmployeeId is null);
    }

    private async Task RequireFreeAsync(
        Connection connection, AdministrationRow administration, string hash, Guid employeeId, CancellationToken cancellation)
    {
        if (await rows.IsTakenAsync(connection.Id, employeeId, hash, cancellation))
            throw Problems.Throw(Problems.Invalid("loketEmployeeId", PushInputFaults.SomebodyElses));
        try
        {
            var loket = sides.Open(clients.For(connection));
            if ((await loket.EmploymentsAsync(administration.EmployerId, employeeId, administration.Id, cancellation)).Count == 0)
                throw Problems.Throw(Problems.Invalid("loketEmployeeId", PushInputFaults.NotInAdministration));
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }
}
