using Azure;
using Azure.Data.Tables;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Runs;

/// <summary>Where the steps of a run note what people look up.</summary>
internal interface IRunNotes
{
    Task CountCallsAsync(RunKey run, int loketCalls, int plannerCalls, CancellationToken cancellation);

    /// <summary>What exactly failed: of these administrations, or of the run as a whole where there are none.</summary>
    Task NoteDetailAsync(RunKey run, IReadOnlyList<Guid> administrations, string detail, CancellationToken cancellation);
}

/// <summary>The runs of a kind and their progress, as people look them up: rows of a table.</summary>
/// <param name="prefix">Begins the keys of the runs; ends with "_".</param>
internal abstract class RunStore<TRun, TAdministration>(TableClient table, string prefix, TimeProvider clock) : IRunNotes
    where TRun : RunRow, new()
    where TAdministration : RunAdministrationRow, new()
{
    public const string AdministrationPrefix = "adm_";

    private const int MostAdministrations = 1000;

    /// <summary>An id that sorts the newest first and cannot be guessed.</summary>
    public string NewRunId() => RunIdOf(clock.GetUtcNow(), SecureRandom.NewId());

    /// <summary>The same id for the same moment and what it is for: a repeated step makes the run that it made before.</summary>
    public static string RunIdOf(DateTimeOffset at, string what) =>
        $"{TableClientExtensions.NewestFirst(at)}-{SecureRandom.Hash(what)[..8]}";

    /// <summary>Begins the keys of a run's administrations.</summary>
    public static string AdministrationsOf(string runId) => $"{AdministrationPrefix}{runId}_";

    /// <summary>False when it is there already.</summary>
    public Task<bool> TryAddAsync(RunKey run, Action<TRun> fill, CancellationToken cancellation)
    {
        var row = new TRun { PartitionKey = run.ConnectionId.ToString(), RowKey = prefix + run.RunId, QueuedAt = clock.GetUtcNow() };
        fill(row);
        return table.TryAddAsync(row, cancellation);
    }

    public Task<TRun?> FindAsync(RunKey run, CancellationToken cancellation) =>
        table.FindAsync<TRun>(run.ConnectionId.ToString(), prefix + run.RunId, cancellation);

    /// <summary>The newest first.</summary>
    /// <param name="before">Only what is older than the run of this id; null for all.</param>
    /// <param name="filter">What else must hold: more of the filter, of nothing that a caller gave. Null: nothing.</param>
    public async Task<IReadOnlyList<TRun>> ListAsync(
        ConnectionId connectionId, int limit, CancellationToken cancellation, string? before = null, string? filter = null) =>
        await table.WithPrefixAsync<TRun>(connectionId.ToString(), prefix, cancellation, limit, filter, before);

    /// <summary>All that there ever were, the newest first.</summary>
    /// <param name="before">Only those that were asked for before then; null for all.</param>
    public IAsyncEnumerable<TRun> AllAsync(ConnectionId connectionId, CancellationToken cancellation, DateTimeOffset? before = null)
    {
        var (from, to) = (prefix + (before is { } at ? TableClientExtensions.NewestFirst(at) : ""), prefix + "~");
        return table.QueryAsync<TRun>(
            TableClientExtensions.TableFilter($"PartitionKey eq {connectionId} and RowKey gt {from} and RowKey lt {to}"),
            cancellationToken: cancellation);
    }

    /// <summary>Those that wait for their turn and were asked for before.</summary>
    public Task<List<TRun>> WaitingBeforeAsync(RunKey run, CancellationToken cancellation)
    {
        var (from, to) = (prefix + run.RunId, prefix + "~");
        return table.ListAsync<TRun>(
            TableClientExtensions.TableFilter(
                $"PartitionKey eq {run.ConnectionId} and RowKey gt {from} and RowKey lt {to} and State eq {RunRow.Queued}"),
            cancellation);
    }

    /// <summary>Changes the run's row as it is now; steps of one run may do so at the same time.</summary>
    public Task<TRun> ChangeAsync(RunKey run, Action<TRun> change, CancellationToken cancellation) =>
        table.ChangeAsync(run.ConnectionId.ToString(), prefix + run.RunId, change, cancellation);

    /// <summary>Ends a run that never got going; false where it ended after all, or was never announced.</summary>
    public async Task<bool> TryAbandonAsync(RunKey run, string code, CancellationToken cancellation)
    {
        var isNews = false;
        await table.ChangeOrAddAsync<TRun>(
            run.ConnectionId.ToString(), prefix + run.RunId, row => (isNews = row?.Abandon(code, clock.GetUtcNow()) == true) ? row : null,
            cancellation);
        return isNews;
    }

    public Task AddAdministrationAsync(
        RunKey run, Guid administrationId, string name, string employerName, CancellationToken cancellation) =>
        table.TryAddAsync(
            new TAdministration
            {
                PartitionKey = run.ConnectionId.ToString(),
                RowKey = KeyOf(run, administrationId),
                AdministrationId = administrationId,
                Name = name,
                EmployerName = employerName,
            },
            cancellation);

    public async Task<IReadOnlyList<TAdministration>> AdministrationsAsync(RunKey run, CancellationToken cancellation) =>
        await table.WithPrefixAsync<TAdministration>(run.ConnectionId.ToString(), AdministrationsOf(run.RunId), cancellation);

    /// <summary>Those that the caller sees, by employer and name.</summary>
    public async Task<IReadOnlyList<TAdministration>> AdministrationsAsync(RunKey run, Access access, CancellationToken cancellation) =>
    [
        .. (await AdministrationsAsync(run, cancellation)).Where(row => access.Sees(row.AdministrationId))
            .OrderBy(row => row.EmployerName, StringComparer.Ordinal).ThenBy(row => row.Name, StringComparer.Ordinal)
            .ThenBy(row => row.AdministrationId),
    ];

    public Task<TAdministration?> FindAdministrationAsync(RunKey run, Guid administrationId, CancellationToken cancellation) =>
        table.FindAsync<TAdministration>(run.ConnectionId.ToString(), KeyOf(run, administrationId), cancellation);

    public Task<TAdministration> ChangeAdministrationAsync(
        RunKey run, Guid administrationId, Action<TAdministration> change, CancellationToken cancellation) =>
        table.ChangeAsync(run.ConnectionId.ToString(), KeyOf(run, administrationId), change, cancellation);

    public async Task CountCallsAsync(RunKey run, int loketCalls, int plannerCalls, CancellationToken cancellation)
    {
        if (loketCalls + plannerCalls > 0)
        {
            await ChangeAsync(
                run, row => (row.LoketCalls, row.PlannerCalls) = (row.LoketCalls + loketCalls, row.PlannerCalls + plannerCalls),
                cancellation);
        }
    }

    public async Task NoteDetailAsync(RunKey run, IReadOnlyList<Guid> administrations, string detail, CancellationToken cancellation)
    {
        if (administrations.Count == 0)
            await ChangeAsync(run, row => row.NoteDetail(detail), cancellation);
        foreach (var administration in administrations)
            await ChangeAdministrationAsync(run, administration, row => row.NoteDetail(detail), cancellation);
    }

    /// <summary>Forgets runs that were asked for before then. The run's own row goes last: one that was cut short is found again.</summary>
    /// <param name="isOld">What else must hold.</param>
    /// <param name="forgetRest">Whatever there is of a run besides its rows.</param>
    /// <returns>How many runs went.</returns>
    public async Task<int> ForgetAsync(
        ConnectionId connectionId, DateTimeOffset before, int limit, Func<TRun, bool> isOld, Func<TRun, Task> forgetRest,
        CancellationToken cancellation)
    {
        var old = await AllAsync(connectionId, cancellation, before).Where(isOld).Take(limit).ToListAsync(cancellation);
        foreach (var run in old)
        {
            await forgetRest(run);
            var (first, last) = (AdministrationsOf(run.RunId), AdministrationsOf(run.RunId) + "~");
            await table.DeleteWhereAsync(
                TableClientExtensions.TableFilter($"PartitionKey eq {connectionId} and RowKey ge {first} and RowKey lt {last}"),
                MostAdministrations, cancellation);
            await table.DeleteEntityAsync(run.PartitionKey, run.RowKey, ETag.All, cancellation);
        }

        return old.Count;
    }

    private static string KeyOf(RunKey run, Guid administrationId) => AdministrationsOf(run.RunId) + administrationId;
}
