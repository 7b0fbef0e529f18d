using LoketFunctions.Connections;
using LoketFunctions.Runs;

namespace LoketFunctions.Personnel.Push;

/// <summary>Keeps the records of a push, each sealed, and who is in it. All of it may be done again.</summary>
internal sealed class TakenRecords(PushReportStore reports, PushStaging staging, EmployeeRows rows, EmployeeRecords records)
{
    private const int AtOnce = 8;

    /// <param name="at">Since when they hold: a record that is kept and is newer stays.</param>
    /// <param name="administrationId">Where Loket leads: that they are for.</param>
    public async Task KeepAsync(
        Connection connection, RunKey push, bool preview, IReadOnlyList<TakenEmployee> employees, IReadOnlyList<PushResult> odd,
        DateTimeOffset at, Guid? administrationId, CancellationToken cancellation)
    {
        await staging.WriteTakenAsync(push, [.. employees.Select(one => one.Hash)], cancellation);
        await reports.WriteIntakeAsync(push, odd, cancellation);
        await Parallel.ForEachAsync(
            employees, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (one, token) =>
            {
                if (preview)
                {
                    await records.StageAsync(connection.Key, push, one.Hash, one.Pushed, token);
                    return;
                }

                await records.KeepAsync(connection.Key, one.Hash, one.Pushed, at, token);
                await rows.ChangeOrAddAsync(
                    connection.Id, one.Hash,
                    row =>
                    {
                        (row.IsPending, row.ReceivedAt) = (true, row.ReceivedAt > at ? row.ReceivedAt : at);
                        if (row is { LoketEmployeeId: null, ConceptId: null })
                            row.AdministrationId = administrationId;
                    },
                    token);
            });
    }
}
