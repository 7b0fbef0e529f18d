using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

/// <summary>Whose a personnel number is. Partition: tenant. Row: the number.</summary>
internal sealed class PersonnelNumberRow : Row
{
    public string ConnectionId { get; set; } = "";
    public Guid EmployeeId { get; set; }
}

/// <summary>
/// Personnel numbers that must be unique over all connections of a planner account: who came first keeps the number, and who
/// comes later with the same one is told.
/// </summary>
internal sealed class PersonnelNumbers(AppTables tables)
{
    private const int AtOnce = 8;

    /// <summary>Claims a number for each employee; returns those whose number is somebody else's.</summary>
    public async Task<IReadOnlySet<Guid>> ClaimAsync(
        Tenant tenant, string connectionId, IReadOnlyDictionary<Guid, string> numbers, CancellationToken cancellation)
    {
        var owners = (await tables.PersonnelNumbers.PartitionAsync<PersonnelNumberRow>(tenant.Key, cancellation))
            .ToDictionary(row => row.RowKey, row => row.EmployeeId, StringComparer.Ordinal);
        var clashes = new System.Collections.Concurrent.ConcurrentBag<Guid>();
        await Parallel.ForEachAsync(
            numbers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (pair, token) =>
            {
                var (employee, number) = pair;
                var owner = owners.TryGetValue(number, out var known) ? known : await ClaimOneAsync(tenant, connectionId, employee, number, token);
                if (owner != employee)
                    clashes.Add(employee);
            });
        return clashes.ToHashSet();
    }

    private async Task<Guid> ClaimOneAsync(Tenant tenant, string connectionId, Guid employee, string number, CancellationToken cancellation)
    {
        var row = new PersonnelNumberRow { PartitionKey = tenant.Key, RowKey = number, ConnectionId = connectionId, EmployeeId = employee };
        if (await tables.PersonnelNumbers.TryAddAsync(row, cancellation))
            return employee;
        var first = await tables.PersonnelNumbers.FindAsync<PersonnelNumberRow>(tenant.Key, number, cancellation);
        return first?.EmployeeId ?? employee;
    }
}
