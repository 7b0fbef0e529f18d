using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

/// <summary>Runs and their progress, as people look them up.</summary>
internal sealed class RunStore(AppTables tables, TimeProvider clock)
{
    public const string RunPrefix = "run_";
    private const string AdministrationPrefix = "adm_";

    /// <summary>An id that sorts the newest first and cannot be guessed.</summary>
    public string NewRunId() => $"{TableClientExtensions.NewestFirst(clock.GetUtcNow())}-{SecureRandom.NewId()[..8]}";

    /// <summary>Begins the keys of a run's administrations.</summary>
    public static string AdministrationsOf(string runId) => $"{AdministrationPrefix}{runId}_";

    public Task AddAsync(string connectionId, string runId, SyncTrigger trigger, Guid? employeeId, bool preview, CancellationToken cancellation) =>
        tables.Runs.TryAddAsync(
            new RunRow
            {
                PartitionKey = connectionId,
                RowKey = RunPrefix + runId,
                Trigger = trigger,
                EmployeeId = employeeId,
                Preview = preview,
                State = RunState.Queued,
                QueuedAt = clock.GetUtcNow(),
            },
            cancellation);

    public Task<RunRow?> FindAsync(string connectionId, string runId, CancellationToken cancellation) =>
        tables.Runs.FindAsync<RunRow>(connectionId, RunPrefix + runId, cancellation);

    /// <summary>The newest first.</summary>
    /// <param name="before">Only what is older than the run of this id; null for all.</param>
    public async Task<IReadOnlyList<RunRow>> ListAsync(string connectionId, int limit, CancellationToken cancellation, string? before = null) =>
        await tables.Runs.WithPrefixAsync<RunRow>(connectionId, RunPrefix, cancellation, limit, after: before);

    public async Task<IReadOnlyList<AdministrationRunRow>> AdministrationsAsync(string connectionId, string runId, CancellationToken cancellation) =>
        await tables.Runs.WithPrefixAsync<AdministrationRunRow>(connectionId, AdministrationsOf(runId), cancellation);

    public Task AddAdministrationAsync(string connectionId, string runId, AdministrationRow administration, CancellationToken cancellation) =>
        tables.Runs.TryAddAsync(
            new AdministrationRunRow
            {
                PartitionKey = connectionId,
                RowKey = AdministrationsOf(runId) + administration.RowKey,
                AdministrationId = administration.Id,
                Name = administration.Name,
                EmployerName = administration.EmployerName,
                State = AdministrationRunState.Waiting,
            },
            cancellation);

    /// <summary>Changes the run's row as it is now; steps of one run may do so at the same time.</summary>
    public Task<RunRow> ChangeAsync(string connectionId, string runId, Action<RunRow> change, CancellationToken cancellation) =>
        tables.Runs.ChangeAsync(connectionId, RunPrefix + runId, change, cancellation);

    /// <summary>Marks a run that never got going; false where it ended after all.</summary>
    public async Task<bool> TryFailAsync(string connectionId, string runId, string code, CancellationToken cancellation)
    {
        if (await FindAsync(connectionId, runId, cancellation) is null)
            return false;
        var fails = false;
        await ChangeAsync(
            connectionId, runId,
            row =>
            {
                fails = row.FinishedAt is null;
                if (fails)
                    (row.State, row.FailureCode, row.FinishedAt) = (RunState.Failed, code, clock.GetUtcNow());
            },
            cancellation);
        return fails;
    }

    public Task ChangeAdministrationAsync(
        string connectionId, string runId, Guid administrationId, Action<AdministrationRunRow> change, CancellationToken cancellation) =>
        tables.Runs.ChangeAsync(connectionId, AdministrationsOf(runId) + administrationId, change, cancellation);

    /// <summary>Writes an administration's result into its row.</summary>
    public Task CompleteAdministrationAsync(
        string connectionId, string runId, Guid administrationId, AdministrationResult report, RunNotice? notice,
        CancellationToken cancellation) =>
        ChangeAdministrationAsync(
            connectionId, runId, administrationId,
            row =>
            {
                row.Count(report.Counts);
                row.SkippedByReason = JsonSerializer.Serialize(report.SkippedByReason(), AppJson.Options);
                row.State = AdministrationRunState.Done;
                (row.Notice, row.NoticeDetail, row.UnreadSince) = (notice?.Code, notice?.Detail, notice?.UnreadSince);
                (row.FailureCode, row.FailureClass, row.FailureDetail) = (null, null, null);
            },
            cancellation);
}
