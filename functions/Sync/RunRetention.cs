using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

/// <summary>Runs that are over for long, with their reports. Nothing is decided by them: what a sync compares with is the snapshot.</summary>
internal sealed class RunRetention(AppTables tables, AppBlobs blobs) : IRetentionPolicy
{
    private const int MostReports = 1000;

    public async Task<int> ForgetAsync(string connectionId, RetentionCutoffs since, int limit, CancellationToken cancellation)
    {
        var (from, to) = (RunStore.RunPrefix + TableClientExtensions.NewestFirst(since.Runs), RunStore.RunPrefix + "~");
        var old = await tables.Runs.QueryAsync<RunRow>(
                TableClientExtensions.TableFilter($"PartitionKey eq {connectionId} and RowKey gt {from} and RowKey lt {to}"), cancellationToken: cancellation)
            .Take(limit).ToListAsync(cancellation);
        foreach (var run in old)
        {
            // The run itself last: one that was cut short is found again.
            await blobs.Reports.DeletePrefixAsync($"{connectionId}/{run.RunId}/", MostReports, cancellation);
            var (first, last) = (RunStore.AdministrationsOf(run.RunId), RunStore.AdministrationsOf(run.RunId) + "~");
            await tables.Runs.DeleteWhereAsync(
                TableClientExtensions.TableFilter($"PartitionKey eq {connectionId} and RowKey ge {first} and RowKey lt {last}"), MostReports, cancellation);
            await tables.Runs.DeleteEntityAsync(connectionId, run.RowKey, Azure.ETag.All, cancellation);
        }

        return old.Count;
    }
}
