using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Audit;

/// <summary>Who did what with a connection. Signed calls.</summary>
internal sealed class AuditFunctions(AuditOperations operations)
{
    private const string Audit = "planners/{planner}/accounts/{account}/connections/{connectionId}/audit";

    [Function("ListAudit")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Audit)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var query = new AuditQuery(
            request.Query["before"], QueryText.Code<AuditAction>("action", request.Query["action"]),
            QueryText.Number("limit", request.Query["limit"]) ?? AuditQuery.DefaultLimit);
        return Results.Json(await operations.ListAsync(context.GetCaller(), new(connectionId), query, cancellation), AppJson.Options);
    }

    /// <summary>As a table for a spreadsheet.</summary>
    [Function("ExportAudit")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Audit + ".csv")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var (from, to) = (QueryText.Date("from", request.Query["from"]), QueryText.Date("to", request.Query["to"]));
        var write = await operations.ExportAsync(context.GetCaller(), new(connectionId), from, to, cancellation);
        return Results.Stream(write, SpreadsheetFile.ContentType, "audit.csv");
    }
}
