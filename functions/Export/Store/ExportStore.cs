using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>Exports and their progress, as people look them up.</summary>
internal sealed class ExportStore(AppTables tables, TimeProvider clock)
{
    public const string ExportPrefix = "exp_";
    public const string MessagePrefix = "msg_";
    internal const string AdministrationPrefix = "adm_";
    private const int ExportsToLookAt = 200;

    /// <summary>An id that sorts the newest first and cannot be guessed.</summary>
    public string NewExportId() => ExportIdOf(clock.GetUtcNow(), SecureRandom.NewId());

    /// <summary>The same id for the same moment and what it is for: a repeated step makes the export that it made before.</summary>
    public static string ExportIdOf(DateTimeOffset at, string what) => $"{TableClientExtensions.NewestFirst(at)}-{SecureRandom.Hash(what)[..8]}";

    /// <summary>False when it is there already.</summary>
    public Task<bool> TryAddAsync(string connectionId, string exportId, Action<ExportRow> fill, CancellationToken cancellation)
    {
        var row = new ExportRow
        {
            PartitionKey = connectionId,
            RowKey = ExportPrefix + exportId,
            State = ExportState.Queued,
            QueuedAt = clock.GetUtcNow(),
        };
        fill(row);
        return tables.Exports.TryAddAsync(row, cancellation);
    }

    public Task<ExportRow?> FindAsync(string connectionId, string exportId, CancellationToken cancellation) =>
        tables.Exports.FindAsync<ExportRow>(connectionId, ExportPrefix + exportId, cancellation);

    /// <summary>The newest first.</summary>
    /// <param name="only">Null for all.</param>
    /// <param name="before">Only what is older than the export of this id; null for all.</param>
    public async Task<IReadOnlyList<ExportRow>> ListAsync(
        string connectionId, int limit, CancellationToken cancellation, ExportFilter? only = null, string? before = null)
    {
        var filter = only switch
        {
            ExportFilter.NoPreviews => $" and {nameof(ExportRow.Preview)} eq false",
            ExportFilter.Succeeded =>
                $" and ({nameof(ExportRow.State)} eq '{nameof(ExportState.Completed)}' or {nameof(ExportRow.State)} eq '{nameof(ExportState.CompletedWithFailures)}')",
            _ => null,
        };
        return await tables.Exports.WithPrefixAsync<ExportRow>(connectionId, ExportPrefix, cancellation, limit, filter, before);
    }

    public async Task<IReadOnlyList<ExportAdministrationRow>> AdministrationsAsync(
        string connectionId, string exportId, CancellationToken cancellation) =>
        await tables.Exports.WithPrefixAsync<ExportAdministrationRow>(connectionId, $"{AdministrationPrefix}{exportId}_", cancellation);

    public Task<ExportAdministrationRow?> FindAdministrationAsync(
        string connectionId, string exportId, Guid administrationId, CancellationToken cancellation) =>
        tables.Exports.FindAsync<ExportAdministrationRow>(connectionId, AdministrationKey(exportId, administrationId), cancellation);

    public Task AddAdministrationAsync(string connectionId, string exportId, AdministrationRow administration, CancellationToken cancellation) =>
        tables.Exports.TryAddAsync(
            new ExportAdministrationRow
            {
                PartitionKey = connectionId,
                RowKey = AdministrationKey(exportId, administration.Id),
                AdministrationId = administration.Id,
                Name = administration.Name,
                EmployerName = administration.EmployerName,
            },
            cancellation);

    /// <summary>
    /// The exports of an administration by the payroll period's id, the newest first, previews aside, among the last ones of the connection.
    /// </summary>
    public async Task<ILookup<int, LastExportResponse>> ByPeriodAsync(string connectionId, Guid administrationId, CancellationToken cancellation)
    {
        var last = await ListAsync(connectionId, ExportsToLookAt, cancellation);
        if (last.Count == 0)
            return Enumerable.Empty<LastExportResponse>().ToLookup(_ => 0);
        var real = last.Where(export => !export.Preview).ToDictionary(export => export.ExportId, StringComparer.Ordinal);
        var rows = await tables.Exports.ListAsync<ExportAdministrationRow>(
            TableClientExtensions.TableFilter(
                $"PartitionKey eq {connectionId} and RowKey ge {AdministrationPrefix} and RowKey le {AdministrationKey(last[^1].ExportId, administrationId)} and AdministrationId eq {administrationId}"),
            cancellation);
        return rows.Select(row => (row.PeriodId, row.State, Export: real.GetValueOrDefault(row.ExportId)))
            .Where(one => one is { PeriodId: > 0, Export: not null })
            .ToLookup(one => one.PeriodId, one => new LastExportResponse(one.Export!.ExportId, one.State, one.Export.QueuedAt));
    }

    /// <summary>Changes the export's row as it is now; steps of one export may do so at the same time.</summary>
    public Task<ExportRow> ChangeAsync(string connectionId, string exportId, Action<ExportRow> change, CancellationToken cancellation) =>
        tables.Exports.ChangeAsync(connectionId, ExportPrefix + exportId, change, cancellation);

    public Task<ExportAdministrationRow> ChangeAdministrationAsync(
        string connectionId, string exportId, Guid administrationId, Action<ExportAdministrationRow> change, CancellationToken cancellation) =>
        tables.Exports.ChangeAsync(connectionId, AdministrationKey(exportId, administrationId), change, cancellation);

    private static string AdministrationKey(string exportId, Guid administrationId) => $"{AdministrationPrefix}{exportId}_{administrationId}";
}
