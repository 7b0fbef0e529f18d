using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export;

/// <summary>Exports asked for by the planner, and how they went. Signed calls.</summary>
internal sealed class ExportFunctions(ExportOperations operations)
{
    private const string Connection = "planners/{planner}/accounts/{account}/connections/{connectionId}";
    private const string Base = Connection + "/exports";
    private const string Period = "/period";

    /// <summary>202 with the address of the export; the same one for the same message.</summary>
    [Function("RequestExport")]
    [VerifiedBy(CallerProof.SignedUpload)]
    public async Task<IResult> RequestExport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base)] HttpRequest request,
        [DurableClient] DurableTaskClient client, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var exportId = await operations.RequestAsync(client, context.GetUpload(), new(connectionId), cancellation);
        var status = $"{request.PathBase}{request.Path}/{exportId}";
        return Accepted.At(request, status, new ExportAccepted(exportId, status));
    }

    /// <summary>As <see cref="RequestExport"/>, where the planner is asked for the registrations instead of sending them.</summary>
    [Function("RequestPeriodExport")]
    [VerifiedBy(CallerProof.SignedUpload)]
    public async Task<IResult> RequestPeriodExport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + Period)] HttpRequest request,
        [DurableClient] DurableTaskClient client, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var message = await context.GetUpload().ReceiveAsync(
            (stream, token) => stream.CopyToAsync(body, token), RequestBody.Limit, cancellation);
        var wanted = RequestBody.Parse<PeriodExportRequest>(body.ToArray());
        var exportId = await operations.RequestPeriodAsync(
            client, Caller.OfPlanner(message.Tenant), new(connectionId), wanted, message, cancellation);
        var status = $"{request.PathBase}{request.Path.Value![..^Period.Length]}/{exportId}";
        return Accepted.At(request, status, new ExportAccepted(exportId, status));
    }

    [Function("ListPayrollPeriods")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListPayrollPeriods(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Connection
            + "/administrations/{administrationId:guid}/periods")] HttpRequest request,
        string connectionId, Guid administrationId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(
            await operations.ListPeriodsAsync(context.GetCaller(), new(new(connectionId), administrationId), cancellation),
            AppJson.Options);

    [Function("ListExports")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListExports(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var limit = QueryText.Number("limit", request.Query["limit"]);
        var only = QueryText.Code<ExportFilter>("only", request.Query["only"]);
        return Results.Json(await operations.ListAsync(
            context.GetCaller(), new(connectionId), limit, only, request.Query[OlderThan.Field], cancellation), AppJson.Options);
    }

    [Function("GetExport")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetExport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/{exportId}")] HttpRequest request,
        string connectionId, string exportId, FunctionContext context, CancellationToken cancellation)
    {
        var page = PageQuery.Of(request);
        return Results.Json(
            (await operations.GetAsync(context.GetCaller(), new(connectionId), exportId, cancellation)).AtPage(page), AppJson.Options);
    }

    [Function("ListUnplaced")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListUnplaced(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/{exportId}/unplaced")] HttpRequest request,
        string connectionId, string exportId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(
            await operations.ListUnplacedAsync(context.GetCaller(), new(connectionId), exportId, PageQuery.Of(request), cancellation),
            AppJson.Options);
}
