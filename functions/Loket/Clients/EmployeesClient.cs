using System.Text.Json.Nodes;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>Medewerkers: persons with name, birth date, address and contact data.</summary>
internal sealed class EmployeesClient(LoketConnection connection, ListReader lists, LoketVersions versions)
{
    public Task<LoketList<Employee>> ListAsync(Guid employerId, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<Employee>(List(employerId, filter), cancellation);

    /// <summary>As the pages come; see <see cref="ListReader.ReadAsync"/> for what its end means.</summary>
    public IAsyncEnumerable<Employee> StreamAsync(Guid employerId, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAsync<Employee>(List(employerId, filter), cancellation);

    /// <summary>Null when Loket knows no such employee.</summary>
    public async Task<Employee?> FindAsync(Guid employeeId, CancellationToken cancellation) =>
        await connection.FindAsync<Employee>(
            new LoketCall(HttpMethod.Get, "GetEmployeeByEmployeeId", $"providers/employers/employees/{employeeId:D}", versions.Employees),
            cancellation);

    /// <summary>All of the employee, to write back. Null when Loket knows no such one.</summary>
    public Task<LoketRecord?> ReadAsync(Guid employeeId, CancellationToken cancellation) =>
        connection.FindRecordAsync(
            new LoketCall(HttpMethod.Get, "GetEmployeeByEmployeeId", One(employeeId), versions.Employees), cancellation);

    /// <summary>Writes the whole employee.</summary>
    /// <param name="etag">Of the state that the change was made from.</param>
    /// <exception cref="Failures.LoketException">
    /// As <see cref="LoketConnection.CarryOutAsync"/>; with <see cref="Failures.FailureReason.Conflict"/> where it changed since.
    /// </exception>
    public Task UpdateAsync(Guid employeeId, JsonObject employee, string? etag, CancellationToken cancellation) => connection.CarryOutAsync(
        new LoketCall(HttpMethod.Put, "PutEmployeeByEmployeeId", One(employeeId), versions.Employees) { Body = employee, IfMatch = etag },
        cancellation);

    /// <summary>
    /// Those born on a day, for a search of a person: Loket cannot be asked by citizen service number, and names stay out of addresses, so
    /// the caller compares them.
    /// </summary>
    public static LoketFilter BornOn(DateOnly day) => LoketFilter.Equal("personalDetails.dateOfBirth", day);

    private static string One(Guid employeeId) => $"providers/employers/employees/{employeeId:D}";

    private ListQuery List(Guid employerId, LoketFilter? filter) =>
        new("GetEmployeesByEmployerId", $"providers/employers/{employerId:D}/employees", versions.Employees) { Filter = filter };
}
