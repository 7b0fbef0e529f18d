using System.Runtime.InteropServices;
using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Planner;

namespace LoketFunctions.Personnel.Push;

/// <summary>
/// Asks the HR system for the records of everybody, and takes them in as if they had been pushed. Whoever is in Loket and is no longer in
/// its list is told, and nothing else: nobody ends by not being named.
/// </summary>
internal sealed class RecordsRequest(
    PlannerClient planner, TakenRecords taken, EmployeeRows rows, EmployeeRecords records, PushStore pushes, TimeProvider clock)
{
    /// <summary>Of all records, in bytes: tens of thousands of employees.</summary>
    private const long Limit = 64 * 1024 * 1024;

    /// <exception cref="PlannerException">
    /// The HR system does not give them, or not as the contract says. Nothing of it is kept then.
    /// </exception>
    public async Task AskAsync(PushRun run, RunScope scope, CancellationToken cancellation)
    {
        // What is pushed from now on is newer than what is told.
        var asked = clock.GetUtcNow();
        var (list, size) = (new List<JsonElement>(), 0L);
        var connection = scope.Connection;
        await foreach (var record in planner.ListPersonnelAsync(scope.Planner, connection.Tenant.Account, connection.Id, cancellation))
        {
            size += JsonMarshal.GetRawUtf8Value(record).Length;
            if (size > Limit)
                throw PlannerResponse.Unreadable();
            list.Add(record);
        }

        var (employees, odd) = PushBody.ReadRecords(connection.Id, list);
        var told = employees.Select(one => one.Hash).Concat(odd.Select(one => one.Hash).OfType<string>()).ToHashSet(StringComparer.Ordinal);
        var missing = await MissingAsync(connection, told, cancellation);
        await taken.KeepAsync(
            connection, run.Key, run.Preview, employees, [.. odd, .. missing], asked, administrationId: null, cancellation);
        await pushes.ChangeAsync(run.Key, row => row.Pushed = list.Count, cancellation);
    }

    private async Task<IReadOnlyList<PushResult>> MissingAsync(
        Connection connection, HashSet<string> told, CancellationToken cancellation)
    {
        var missing = new List<PushResult>();
        foreach (var row in await rows.ListAsync(connection.Id, cancellation))
        {
            if (told.Contains(row.Hash) || row.LoketEmployeeId is null || row.LeftSince is not null)
                continue;
            missing.Add(new PushResult(await records.FindIdAsync(connection.Key, row.Hash, cancellation), PushOutcome.SetAside)
            {
                Hash = row.Hash,
                LoketEmployeeId = row.LoketEmployeeId,
                Code = PushCodes.NotTold,
            });
        }

        return missing;
    }
}
