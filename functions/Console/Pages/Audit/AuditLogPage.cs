using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        var query = new AuditQuery(
            request.Query(AuditView.BeforeField), QueryText.Code<AuditAction>(AuditView.ActionField, request.Query(AuditView.ActionField)));
        var page = await audit.ListAsync(request.Caller, id, query, cancellation);
        return request.Show(new Page(request.In("Common.AuditLog"), connection, Section.Audit), AuditView.Of(connection, query, page));
    }

    [Function("ConsoleAuditFile")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + ".csv")] HttpRequest http, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        var (from, to) = (QueryText.Date("from", request.Query("from")), QueryText.Date("to", request.Query("to")));
        var write = await audit.ExportAsync(request.Caller, new(connectionId), from, to, cancellation);
        return Results.Stream(write, SpreadsheetFile.ContentType, request.In("AuditLog.AuditLogCsv"));
    }
}
