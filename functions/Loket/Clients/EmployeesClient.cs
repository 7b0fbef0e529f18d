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

    private ListQuery List(Guid employerId, LoketFilter? filter) =>
        new("GetEmployeesByEmployerId", $"providers/employers/{employerId:D}/employees", versions.Employees) { Filter = filter };
}
