using System.Text.Json;
using Azure.Data.Tables;
using LoketFunctions.Connections;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

/// <summary>Runs and their progress, as people look them up.</summary>
internal sealed class RunStore(AppTables tables, TimeProvider clock)
{
    public const string RunPrefix = "run_";
    private const string AdministrationPrefix = "adm_";
    private const int MaxAttempts = 50;

    /// <summary>An id that sorts the newest first and cannot be guessed.</summary>
    public string NewRunId() => $"{TableClientExtensions.NewestFirst(clock.GetUtcNow())}-{SecureRandom.NewId()[..8]}";

    public Task AddAsync(string connectionId, string runId, SyncTrigger trigger, Guid? employeeId, CancellationToken cancellation) =>
        tables.Runs.TryAddAsync(
            new RunRow
            {
                PartitionKey = connectionId,
                RowKey = RunPrefix + runId,
                Trigger = trigger,
                EmployeeId = employeeId,
                State = RunState.Queued,
                QueuedAt = clock.GetUtcNow(),
            },
            cancellation);

    public Task<RunRow?> FindAsync(string connectionId, string runId, CancellationToken cancellation) =>
        tables.Runs.FindAsync<RunRow>(connectionId, RunPrefix + runId, cancellation);

    public async Task<IReadOnlyList<RunRow>> ListAsync(string connectionId, int limit, CancellationToken cancellation)
    {
        var rows = new List<RunRow>();
        var query = tables.Runs.QueryAsync<RunRow>(
            TableClientExtensions.TableFilter($"PartitionKey eq {connectionId} and RowKey ge {RunPrefix} and RowKey lt {RunPrefix + "~"}"),
            maxPerPage: limit, cancellationToken: cancellation);
        await foreach (var row in query)
        {
            rows.Add(row);
            if (rows.Count == limit)
                break;
        }

        return rows;
    }

    public async Task<IReadOnlyList<AdministrationRunRow>> AdministrationsAsync(string connectionId, string runId, CancellationToken cancellation)
    {
        var prefix = $"{AdministrationPrefix}{runId}_";
        return await tables.Runs.ListAsync<AdministrationRunRow>(
            TableClientExtensions.TableFilter($"PartitionKey eq {connectionId} and RowKey ge {prefix} and RowKey lt {prefix + "~"}"), cancellation);
    }

    public Task AddAdministrationAsync(string connectionId, string runId, AdministrationRow administration, CancellationToken cancellation) =>
        tables.Runs.TryAddAsync(
            new AdministrationRunRow
            {
                PartitionKey = connectionId,
                RowKey = $"{AdministrationPrefix}{runId}_{administration.RowKey}",
                AdministrationId = administration.Id,
                Name = administration.Name,
                EmployerName = administration.EmployerName,
                State = AdministrationRunState.Waiting,
            },
            cancellation);

    /// <summary>Changes the run's row as it is now; steps of one run may do so at the same time.</summary>
    public Task ChangeAsync(string connectionId, string runId, Action<RunRow> change, CancellationToken cancellation) =>
        ChangeRowAsync(connectionId, RunPrefix + runId, change, cancellation);

    /// <summary>Marks a run that never got going, unless it ended after all.</summary>
    public async Task TryFailAsync(string connectionId, string runId, string code, CancellationToken cancellation)
    {
        if (await FindAsync(connectionId, runId, cancellation) is not { State: RunState.Queued or RunState.Running })
            return;
        await ChangeAsync(
            connectionId, runId,
            row => (row.State, row.FailureCode, row.FinishedAt) = (RunState.Failed, code, clock.GetUtcNow()),
            cancellation);
    }

    public Task ChangeAdministrationAsync(
        string connectionId, string runId, Guid administrationId, Action<AdministrationRunRow> change, CancellationToken cancellation) =>
        ChangeRowAsync(connectionId, $"{AdministrationPrefix}{runId}_{administrationId}", change, cancellation);

    /// <summary>Writes an administration's result into its row.</summary>
    public Task CompleteAdministrationAsync(
        string connectionId, string runId, Guid administrationId, AdministrationReport report, string? notice, CancellationToken cancellation) =>
        ChangeAdministrationAsync(
            connectionId, runId, administrationId,
            row =>
            {
                var counts = report.Counts;
                (row.Created, row.Updated, row.Unchanged, row.Skipped, row.Failed) =
                    (counts.Created, counts.Updated, counts.Unchanged, counts.Skipped, counts.Failed);
                row.SkippedByReason = JsonSerializer.Serialize(report.SkippedByReason(), AppJson.Options);
                (row.State, row.Notice) = (AdministrationRunState.Done, notice);
                (row.FailureCode, row.FailureClass, row.FailureDetail) = (null, null, null);
            },
            cancellation);

    private async Task ChangeRowAsync<T>(string connectionId, string rowKey, Action<T> change, CancellationToken cancellation)
        where T : class, ITableEntity
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var row = await tables.Runs.FindAsync<T>(connectionId, rowKey, cancellation)
                ?? throw new InvalidOperationException($"Row {rowKey} of the run is gone.");
            change(row);
            if (await tables.Runs.TryReplaceAsync(row, cancellation))
                return;
        }

        throw new InvalidOperationException($"Row {rowKey} changed {MaxAttempts} times while being changed.");
    }
}
