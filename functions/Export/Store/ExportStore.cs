using LoketFunctions.Export.Model;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>Exports and their progress, as people look them up.</summary>
internal sealed class ExportStore(AppTables tables, TimeProvider clock)
    : RunStore<ExportRow, ExportAdministrationRow>(tables.Exports, ExportPrefix, clock)
{
    public const string ExportPrefix = "exp_";
    public const string MessagePrefix = "msg_";
    private const int ExportsToLookAt = 200;

    /// <summary>The newest first.</summary>
    /// <param name="only">Null for all.</param>
    /// <param name="before">Only what is older than the export of this id; null for all.</param>
    public async Task<IReadOnlyList<ExportRow>> ListAsync(
        ConnectionId connectionId, int limit, CancellationToken cancellation, ExportFilter? only = null, string? before = null)
    {
        var filter = only switch
        {
            ExportFilter.NoPreviews => $" and {nameof(ExportRow.Preview)} eq false",
            ExportFilter.Succeeded =>
                $" and ({nameof(ExportRow.State)} eq '{nameof(ExportState.Completed)}' or {nameof(ExportRow.State)} eq "
                    + $"'{nameof(ExportState.CompletedWithFailures)}')",
            _ => null,
        };
        return await ListAsync(connectionId, limit, cancellation, before, filter);
    }

    /// <summary>
    /// The exports of an administration by the payroll period's id, the newest first, previews aside, among the last ones of the
    /// connection.
    /// </summary>
    public async Task<ILookup<int, LastExportResponse>> ByPeriodAsync(AdministrationKey administration, CancellationToken cancellation)
    {
        var (connectionId, administrationId) = administration;
        var last = await ListAsync(connectionId, ExportsToLookAt, cancellation);
        if (last.Count == 0)
            return Enumerable.Empty<LastExportResponse>().ToLookup(_ => 0);
        var real = last.Where(export => !export.Preview).ToDictionary(export => export.ExportId, StringComparer.Ordinal);
        var (first, oldest) = (AdministrationPrefix, AdministrationsOf(last[^1].ExportId) + administrationId);
        var rows = await tables.Exports.ListAsync<ExportAdministrationRow>(
            TableClientExtensions.TableFilter(
                $"PartitionKey eq {connectionId} and RowKey ge {first} and RowKey le {oldest} and AdministrationId eq {administrationId}"),
            cancellation);
        return rows.Select(row => (row.PeriodId, row.State, Export: real.GetValueOrDefault(row.ExportId)))
            .Where(one => one is { PeriodId: > 0, Export: not null })
            .ToLookup(one => one.PeriodId, one => new LastExportResponse(one.Export!.ExportId, one.State, one.Export.QueuedAt));
    }
}
