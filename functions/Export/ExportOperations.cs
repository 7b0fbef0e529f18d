using System.Globalization;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export;

/// <summary>Exports asked for, and how they went. Whoever may not see an administration sees nothing of its part.</summary>
internal sealed class ExportOperations(
    ConnectionStore connections, ExportIntake intake, PeriodExports periods, ExportStore exports, ExportResponses answers, AuditLog audit)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    /// <summary>Takes in the registrations of a signed message; the same export for the same message.</summary>
    /// <returns>The export's id.</returns>
    public async Task<string> RequestAsync(
        DurableTaskClient client, SignedUpload upload, ConnectionId connectionId, CancellationToken cancellation)
    {
        var taken = await intake.TakeAsync(client, upload, connectionId, cancellation);
        if (taken.IsNew)
            await audit.WriteAsync(taken.Tenant, Actor.Planner, connectionId, EventOf(taken), cancellation);
        return taken.ExportId;
    }

    /// <summary>Exports a period that somebody chose, or previews it; the planner is asked for the registrations.</summary>
    /// <param name="message">Asks for the same export however often it comes; null where a person asks, for a new one.</param>
    /// <returns>The export's id.</returns>
    public async Task<string> RequestPeriodAsync(
        DurableTaskClient client, Caller caller, ConnectionId connectionId, PeriodExportRequest request, ReceivedUpload? message,
        CancellationToken cancellation)
    {
        var taken = await periods.StartAsync(client, caller, connectionId, request, message, cancellation);
        if (taken.IsNew)
        {
            var what = EventOf(taken) with
            {
                AdministrationId = request.AdministrationId,
                After = string.Create(CultureInfo.InvariantCulture, $"{request.Year}-{request.PeriodNumber:00}"),
            };
            await audit.WriteAsync(caller, connectionId, what, cancellation);
        }

        return taken.ExportId;
    }

    /// <summary>The payroll periods of this year and the last to choose from, as Loket has them now.</summary>
    public Task<PayrollPeriodsResponse> ListPeriodsAsync(Caller caller, AdministrationKey administration, CancellationToken cancellation) =>
        periods.ListAsync(caller, administration, cancellation);

    /// <summary>The newest first, each with the first page of its administrations.</summary>
    /// <param name="limit">1 to 100; null for 20.</param>
    /// <param name="only">Null for all.</param>
    /// <param name="before">The <see cref="ExportList.Older"/> of the page before; null for the newest.</param>
    public async Task<ExportList> ListAsync(
        Caller caller, ConnectionId connectionId, int? limit, ExportFilter? only, string? before, CancellationToken cancellation)
    {
        var (older, most) = (OlderThan.Read(before), Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit));
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        var list = new List<ExportResponse>();
        var (page, next) = OlderThan.Cut(
            await exports.ListAsync(connection.Id, most + 1, cancellation, only, older), most, export => export.ExportId);
        foreach (var export in page)
            list.Add((await answers.OfAsync(caller, connection, export, cancellation)).AtPage(PageQuery.First));
        return new ExportList(list, next);
    }

    /// <summary>With all its administrations: see <see cref="ExportResponse.AtPage"/>.</summary>
    public async Task<ExportResponse> GetAsync(Caller caller, ConnectionId connectionId, string exportId, CancellationToken cancellation)
    {
        var (connection, export) = await FindAsync(caller, connectionId, exportId, cancellation);
        return await answers.OfAsync(caller, connection, export, cancellation);
    }

    /// <summary>Registrations of no administration.</summary>
    public async Task<UnplacedList> ListUnplacedAsync(
        Caller caller, ConnectionId connectionId, string exportId, PageQuery page, CancellationToken cancellation)
    {
        var (connection, export) = await FindAsync(caller, connectionId, exportId, cancellation);
        return await answers.UnplacedAsync(caller, connection, export, page, cancellation);
    }

    private async Task<(Connection Connection, ExportRow Export)> FindAsync(
        Caller caller, ConnectionId connectionId, string exportId, CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        return (connection, await exports.FindAsync(new RunKey(connection.Id, exportId), cancellation)
            ?? throw Problems.Throw(Problems.NotFound("export")));
    }

    private static AuditEvent EventOf(AcceptedExport taken) =>
        new(taken.Preview ? AuditAction.ExportPreviewRequested : AuditAction.ExportRequested, taken.ExportId);
}
