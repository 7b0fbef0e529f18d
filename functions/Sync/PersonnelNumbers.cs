using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

/// <summary>Whose a personnel number is. Partition: tenant. Row: the number.</summary>
internal sealed class PersonnelNumberRow : Row
{
    public string ConnectionId { get; set; } = "";
    public Guid? AdministrationId { get; set; }
    public Guid EmployeeId { get; set; }

    internal PersonnelNumber Number => new(RowKey);
}

/// <summary>The number of one person, to be used once within the account.</summary>
internal sealed record NumberClaim(Guid AdministrationId, Guid EmployeeId, PersonnelNumber Number)
{
    public override string ToString() => EmployeeId.ToString();
}

/// <summary>A claim that came too late, and who has the number.</summary>
internal sealed record RefusedClaim(Guid AdministrationId, Guid EmployeeId, NumberClash Clash)
{
    public override string ToString() => EmployeeId.ToString();
}

/// <summary>
/// Personnel numbers that must be unique over all connections of a planner account: who came first keeps the number, and who
/// comes later with the same one is reported.
/// </summary>
internal sealed class PersonnelNumbers(AppTables tables)
{
    private const int AtOnce = 8;

    /// <summary>Works out, claim after claim, whose number is somebody else's.</summary>
    /// <param name="keep">False only looks: the answer is the same, and nobody gets a number by it.</param>
    public async Task<IReadOnlyList<RefusedClaim>> ClaimAsync(
        Tenant tenant, ConnectionId connectionId, IReadOnlyList<NumberClaim> claims, bool keep, CancellationToken cancellation)
    {
        var owners = (await tables.PersonnelNumbers.PartitionAsync<PersonnelNumberRow>(tenant.Key, cancellation))
            // Two ways to write one number are two rows.
            .DistinctBy(row => row.Number).ToDictionary(row => row.Number);
        var added = new List<PersonnelNumberRow>();
        foreach (var claim in claims.Where(claim => !owners.ContainsKey(claim.Number)))
            added.Add(owners[claim.Number] = RowOf(tenant, connectionId, claim));
        if (keep)
        {
            foreach (var first in await AddAsync(added, cancellation))
                owners[first.Number] = first;
        }

        return
        [
            .. from claim in claims
               let owner = owners[claim.Number]
               where owner.EmployeeId != claim.EmployeeId
               select new RefusedClaim(
                   claim.AdministrationId, claim.EmployeeId,
                   new NumberClash(claim.Number, new(owner.ConnectionId), owner.AdministrationId)),
        ];
    }

    /// <summary>Adds the rows; returns those that another connection added meanwhile.</summary>
    private async Task<IReadOnlyCollection<PersonnelNumberRow>> AddAsync(List<PersonnelNumberRow> rows, CancellationToken cancellation)
    {
        var others = new System.Collections.Concurrent.ConcurrentBag<PersonnelNumberRow>();
        await Parallel.ForEachAsync(
            rows, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (row, token) =>
            {
                if (!await tables.PersonnelNumbers.TryAddAsync(row, token)
                    && await tables.PersonnelNumbers.FindAsync<PersonnelNumberRow>(row.PartitionKey, row.RowKey, token) is { } first)
                {
                    others.Add(first);
                }
            });
        return others;
    }

    private static PersonnelNumberRow RowOf(Tenant tenant, ConnectionId connectionId, NumberClaim claim) => new()
    {
        PartitionKey = tenant.Key,
        RowKey = claim.Number.Text,
        ConnectionId = connectionId.ToString(),
        AdministrationId = claim.AdministrationId,
        EmployeeId = claim.EmployeeId,
    };
}
