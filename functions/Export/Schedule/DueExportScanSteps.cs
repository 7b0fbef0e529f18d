using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Loket;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export.Schedule;

/// <summary>The activity of <see cref="DueExportScanOrchestration"/>.</summary>
internal sealed class DueExportScanSteps(
    ConnectionStore connections, LoketClients loketClients, ExportStore exports, ConnectionAttention attention, AuditLog audit,
    AppTraces traces)
{
    /// <summary>
    /// Makes an export per administration and period whose day has come. An administration whose periods cannot be read fails the
    /// look, which is then tried again: the exports that were made already have the same ids.
    /// </summary>
    [Function(nameof(FindDueExports))]
    public async Task<StepResult<DueExports>> FindDueExports([ActivityTrigger] DueExportScan look, CancellationToken cancellation)
    {
        var tenant = Tenant.FromKey(look.TenantKey);
        try
        {
            var connection = await connections.GetAsync(tenant, look.ConnectionId, cancellation);
            if (!connection.CanSync || !connections.SyncsStaffAndHours(connection))
                return new StepResult<DueExports>(new DueExports([]), null);
            var loket = loketClients.For(connection);
            var runs = new List<ExportRun>();
            foreach (var administration in await connections.AdministrationsAsync(connection.Id, cancellation))
            {
                foreach (var period in await DueAsync(loket, administration.Id, look, cancellation))
                    runs.Add(await MakeAsync(connection, look, period, cancellation));
            }

            await connections.ChangeAsync(tenant, connection.Id, row => row.LastExportLook = look.At, cancellation);
            return new StepResult<DueExports>(new DueExports(runs), null);
        }
        catch (Exception exception) when (StepFailures.Of(exception) is { } failure)
        {
            if (failure.Code == RunCodes.Reconnect)
                await attention.RaiseAsync(tenant, look.ConnectionId, AttentionReason.Reconnect, null, cancellation);
            return new StepResult<DueExports>(null, failure);
        }
    }

    private static async Task<IReadOnlyList<ScheduledPeriod>> DueAsync(
        LoketClient loket, Guid administrationId, DueExportScan look, CancellationToken cancellation)
    {
        var periods = (await loket.PayrollPeriods.ListMinimizedAsync(administrationId, cancellation)).Readable();
        return
        [
            .. periods
                .Where(period => period.TestYear != true && period.EndDate > look.After && period.EndDate <= look.Until)
                .Select(period => new ScheduledPeriod(
                    administrationId, period.Year!.Value, period.PeriodNumber!.Value, period.StartDate!.Value, period.EndDate!.Value)),
        ];
    }

    private async Task<ExportRun> MakeAsync(
        Connection connection, DueExportScan look, ScheduledPeriod period, CancellationToken cancellation)
    {
        var exportId = ExportStore.RunIdOf(look.At, $"{connection.Id} {period.AdministrationId} {period.EndDate:O}");
        var isNew = await exports.TryAddAsync(
            new RunKey(connection.Id, exportId),
            row => (row.Trigger, row.BodyBlob) = (ExportTrigger.Schedule, ExportBodies.NameOf(connection.Id, exportId)),
            cancellation);
        if (isNew)
        {
            var what = new AuditEvent(AuditAction.ExportRequested, exportId) { AdministrationId = period.AdministrationId };
            await audit.NoteAsync(connection.Tenant, connection.Id, what, cancellation);
        }

        using var span = traces.Schedule(ExportOrchestrations.ExportConnection, connection.Id, exportId);
        return new ExportRun(connection.Tenant.Key, connection.Id, exportId, Preview: false, period) { Trace = AppTraces.Current };
    }
}
