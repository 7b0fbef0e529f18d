using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Identifiers;
using LoketFunctions.Notifications;
using LoketFunctions.Pension;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>How a connection stands, and what to do next.</summary>
internal sealed class OverviewPage(
    ConnectionOperations connections, NoticeOperations notices, SyncOperations syncs, ExportOperations exports,
    EmployeeOperations employees, PensionOperations pension)
{
    [Function("ConsoleConnection")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", Route = "console/connections/{connectionId}")] HttpRequest http, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        var name = ConnectionNames.Of(request, connection);
        if (connection.Erasure is { } erasure)
        {
            return request.Show(
                new Page(name, connection, Section.Overview) { IsLive = ErasureView.IsGoingOn(erasure) },
                ErasureView.Of(connection, erasure));
        }

        var told = connection.Attention is null
            ? new NoticeList([], null)
            : await notices.ListAsync(request.Caller, id, before: null, cancellation);
        var work = await WorkAsync(request, connection, cancellation);
        var link = PensionRights.MaySee(request, connection) ? await pension.GetAsync(request.Caller, id, cancellation) : null;
        return request.Show(new Page(name, connection, Section.Overview), OverviewView.Of(connection, told, work, link));
    }

    /// <summary>Null for who sees no administration, before there can be any work, and where there is none of this kind.</summary>
    private async Task<RecentWork?> WorkAsync(ConsoleRequest request, ConnectionResponse connection, CancellationToken cancellation)
    {
        if (!request.Caller.Access.Allows(Permission.ViewPayroll) || connection.Administrations.Count == 0
            || connection.Purpose != LinkPurpose.StaffAndHours)
            return null;
        var run = (await syncs.ListAsync(request.Caller, connection.Id, 1, before: null, cancellation)).Runs is [var lastRun, ..]
            ? lastRun
            : null;
        var (export, success) = (await LastExportAsync(ExportFilter.NoPreviews), await LastExportAsync(ExportFilter.Succeeded));
        // Before the first run nothing is known of anybody.
        var counts = run is null
            ? null
            : (await employees.SearchAsync(request.Caller, connection.Id, new EmployeeSearch(PageSize: 1), cancellation)).Counts;
        return new RecentWork(run, export, success?.Id == export?.Id ? null : success, counts);

        async Task<ExportResponse?> LastExportAsync(ExportFilter of) =>
            (await exports.ListAsync(request.Caller, connection.Id, 1, of, before: null, cancellation)).Exports is [var last, ..]
                ? last
                : null;
    }
}
