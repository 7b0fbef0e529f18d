using System.Text.Json;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Privacy.PersonData;

/// <summary>Everything that the app holds on an employee of Loket's in a connection.</summary>
/// <param name="AdministrationIds">Where the connection knows the employee.</param>
/// <param name="At">When it was looked up.</param>
/// <param name="Items">Read while they are written, as there can be years of them.</param>
internal sealed record PersonDataResponse(
    ConnectionId ConnectionId, Guid LoketEmployeeId, IReadOnlyList<Guid> AdministrationIds, DateTimeOffset At,
    IAsyncEnumerable<PersonalDataItem> Items)
{
    public override string ToString() => LoketEmployeeId.ToString();
}

/// <summary>What is held on a person, for callers who may change the payroll of every administration that the person is in.</summary>
internal sealed class PersonDataOperations(
    ConnectionStore connections, PersonFinder finder, IEnumerable<IPersonalDataSource> slices, AuditLog audit, TimeProvider clock)
{
    /// <returns>Writes the document to a stream.</returns>
    /// <exception cref="ProblemException">The connection knows no person of this id, or the caller may not for all of it.</exception>
    public async Task<Func<Stream, Task>> ExportAsync(
        Caller caller, ConnectionId connectionId, Guid employeeId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, Permission.EditPayroll, cancellation);
        var person = await finder.FindAsync(connection, employeeId, caller.Language ?? connection.Language, cancellation)
            ?? throw Problems.Throw(Problems.NotFound("employee"));
        // A caller who sees none of the person's administrations does not learn that the person is there.
        if (person.Staff.Count > 0 && !person.Staff.Keys.Any(caller.Access.Sees))
            throw Problems.Throw(Problems.NotFound("employee"));
        if (person.Staff.Count == 0)
            caller.Access.RequireWhole(Permission.EditPayroll);
        foreach (var administration in person.Staff.Keys)
            caller.Access.Require(Permission.EditPayroll, administration);
        await audit.WriteAsync(caller, connection.Id, new AuditEvent(AuditAction.PersonDataExported, employeeId.ToString()), cancellation);
        var answer = new PersonDataResponse(connection.Id, employeeId, [.. person.Staff.Keys.Order()], clock.GetUtcNow(), ItemsAsync());
        return stream => JsonSerializer.SerializeAsync(stream, answer, AppJson.Options, cancellation);

        async IAsyncEnumerable<PersonalDataItem> ItemsAsync()
        {
            foreach (var slice in slices)
            {
                await foreach (var item in slice.ReadAsync(person, cancellation))
                    yield return item;
            }
        }
    }
}
