using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Sync;

/// <summary>Sync now, and how runs went. Signed calls.</summary>
internal sealed class SyncFunctions(SyncOperations operations)
{
    private const string Base = "planners/{planner}/accounts/{account}/connections/{connectionId}";

    /// <summary>202 with the address of the run; of the one under way where there is one.</summary>
    [Function("SyncNow")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> SyncNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/sync")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var body = context.GetSignedBody();
        var asked = body.Length == 0 ? new SyncNowRequest() : RequestBody.Parse<SyncNowRequest>(body);
        var run = await operations.StartAsync(client, context.GetCaller(), new(connectionId), asked, cancellation);
        var status = $"{request.PathBase}{request.Path.Value![..^"sync".Length]}runs/{run.RunId}";
        return Accepted.At(request, status, new StartedResponse(run.RunId!, status, run.AlreadyRunning, run.Preview));
    }

    [Function("ListRuns")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListRuns(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/runs")] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var limit = QueryText.Number("limit", request.Query["limit"]);
        return Results.Json(await operations.ListAsync(
            context.GetCaller(), new(connectionId), limit, request.Query[OlderThan.Field], cancellation), AppJson.Options);
    }

    [Function("GetRun")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetRun(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/runs/{runId}")] HttpRequest request,
        string connectionId, string runId, FunctionContext context, CancellationToken cancellation)
    {
        var page = PageQuery.Of(request);
        return Results.Json(
            (await operations.GetAsync(context.GetCaller(), new(connectionId), runId, cancellation)).AtPage(page), AppJson.Options);
    }

    /// <summary>What happened to each employee; an administration that is not done yet has nobody.</summary>
    [Function("GetRunAdministration")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetRunAdministration(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base
            + "/runs/{runId}/administrations/{administrationId:guid}")] HttpRequest request,
        string connectionId, string runId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var query = new ReportQuery(
            QueryText.Code<EmployeeOutcome>("outcome", request.Query["outcome"]),
            QueryText.Number("page", request.Query["page"]) ?? 1,
            QueryText.Number("pageSize", request.Query["pageSize"]) ?? Paged.DefaultPageSize);
        var report = await operations.GetReportAsync(context.GetCaller(), new(connectionId), runId, administrationId, query, cancellation);
        return Results.Json(report, AppJson.Options);
    }
}

/// <param name="Preview">What the run is, which need not be what was asked for where one was under way.</param>
internal sealed record StartedResponse(string RunId, string StatusAddress, bool AlreadyRunning, bool Preview);
