using LoketFunctions.Identifiers;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Personnel.Push;

/// <summary>
/// Pushes that are over for long go with their reports and the messages that asked for them; records go of people with whom it is over
/// for as long. Nothing is decided by either: who is who in Loket stays as long as anybody is pushed.
/// </summary>
internal sealed class PushRetention(PushStore pushes, PushReportStore reports, EmployeeRows rows, AppTables tables, AppBlobs blobs)
    : IRetentionPolicy
{
    private const int MostOfOne = 1000;

    public async Task<int> ForgetAsync(ConnectionId connectionId, RetentionCutoffs since, int limit, CancellationToken cancellation)
    {
        var forgotten = await pushes.ForgetAsync(
            connectionId, since.Runs, limit, _ => true, push => ForgetRestAsync(push.Key, cancellation), cancellation);
        foreach (var row in (await rows.ListAsync(connectionId, cancellation)).Where(row => row.LeftSince < since.Runs).Take(limit))
        {
            await blobs.Personnel.DeleteBlobIfExistsAsync(EmployeeRecords.NameOf(connectionId, row.Hash), cancellationToken: cancellation);
            // One that is pushed again meanwhile stays.
            if (await rows.TryDeleteAsync(row, cancellation))
                forgotten++;
        }

        return forgotten;
    }

    private async Task ForgetRestAsync(RunKey push, CancellationToken cancellation)
    {
        await reports.ForgetAsync(push, cancellation);
        var first = PushStore.MessagePrefix;
        await tables.Personnel.DeleteWhereAsync(
            TableClientExtensions.TableFilter(
                $"PartitionKey eq {push.ConnectionId} and RowKey ge {first} and RowKey lt {first + "~"} and PushId eq {push.RunId}"),
            MostOfOne, cancellation);
    }
}
