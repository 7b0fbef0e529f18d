using System.Runtime.CompilerServices;
using LoketFunctions.Connections;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Security;

namespace LoketFunctions.Personnel.Push;

/// <summary>What an HR system pushed of a person, who that is in Loket, and what pushes did.</summary>
internal sealed class PushPersonalDataSource(
    EmployeeRows rows, EmployeeRecords records, PushStore pushes, PushReportStore reports, RetentionOptions retention)
    : IPersonalDataSource, IKnownPeople
{
    private const string Stars = "***";

    private static readonly PersonalDataPlace Row = new(
        "Personnel", PersonnelTexts.Of("PushPersonalDataSource.Row"), PersonnelTexts.Of("PushPersonalDataSource.WhileEmployed"));

    private static readonly PersonalDataPlace Record = new(
        "personnel", PersonnelTexts.Of("PushPersonalDataSource.Record"), PersonnelTexts.Of("PushPersonalDataSource.WhileEmployed"));

    private static readonly PersonalDataPlace Reports = new(
        "reports", PersonnelTexts.Of("PushPersonalDataSource.Report"), PersonnelTexts.Of("PushPersonalDataSource.Months"));

    public async IAsyncEnumerable<PersonalDataItem> ReadAsync(PersonOnFile person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var connection = new ConnectionKey(person.Tenant, person.ConnectionId);
        var mine = (await rows.ListAsync(person.ConnectionId, cancellation))
            .Where(row => row.LoketEmployeeId == person.EmployeeId).ToList();
        foreach (var row in mine)
        {
            yield return Row.Item(
                person.Language, new { row.LoketEmployeeId, row.LoketEmploymentId, row.LastOutcome, row.LastCode, row.NextDay },
                row.ReceivedAt);
            if (await FindAsync(connection, row, cancellation) is { } stored)
            {
                // A citizen service number leaves for Loket and for nobody else.
                var pushed = stored.Pushed with { CitizenServiceNumber = stored.Pushed.CitizenServiceNumber is null ? null : Stars };
                yield return Record.Item(person.Language, pushed, row.ReceivedAt);
            }
        }

        if (mine.Count == 0)
            yield break;
        var hashes = mine.Select(row => row.Hash).ToHashSet(StringComparer.Ordinal);
        await foreach (var push in pushes.AllAsync(person.ConnectionId, cancellation))
        {
            var results = await reports.ReadAllAsync(push.Key, cancellation);
            foreach (var result in results.Where(one => one.Hash is { } hash && hashes.Contains(hash)))
            {
                yield return Reports.Item(
                    person.Language, new { push.RunId, result }, push.QueuedAt, push.QueuedAt.AddMonths(retention.RunMonths));
            }
        }
    }

    public async Task<bool> KnowsAsync(ConnectionKey connection, Guid employeeId, CancellationToken cancellation) =>
        await rows.IsTakenAsync(connection.Id, employeeId, hash: "", cancellation);

    /// <summary>Null where there is none that can be opened.</summary>
    private async Task<StoredEmployee?> FindAsync(ConnectionKey connection, EmployeeRow row, CancellationToken cancellation)
    {
        try
        {
            return await records.FindAsync(connection, row.Hash, cancellation);
        }
        catch (BrokenSealException)
        {
            return null;
        }
    }
}
