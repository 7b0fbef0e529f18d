using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Audit;

/// <summary>Who did what with the connection, and the same as a table to take along.</summary>
internal sealed class AuditLogPage(ConnectionOperations connections, AuditOperations audit)
{
    private const string Route = "console/connections/{connectionId}/audit";

    [Function("ConsoleAudit")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        var query = new AuditQuery(visit.Query(AuditView.BeforeField), QueryText.Code<AuditAction>(AuditView.ActionField, visit.Query(AuditView.ActionField)));
        var page = await audit.ListAsync(visit.Caller, connectionId, query, cancellation);
        return visit.Show(new Page(visit.In("Common.AuditLog"), connection, Section.Audit), new AuditView(visit, connection, query, page).Content());
    }

    [Function("ConsoleAuditFile")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + ".csv")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var (from, to) = (QueryText.Date("from", visit.Query("from")), QueryText.Date("to", visit.Query("to")));
        var write = await audit.ExportAsync(visit.Caller, connectionId, from, to, cancellation);
        return Results.Stream(write, SpreadsheetFile.ContentType, visit.In("AuditLog.AuditLogCsv"));
    }
}
