using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Sync;

/// <summary>Sync now, and how runs went.</summary>
internal sealed class SyncFunctions(ConnectionStore connections, SyncStarter starter, RunAnswers answers, RunStore runs, ReportStore reports)
{
    private const string Base = "planners/{planner}/accounts/{account}/connections/{connectionId}";
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    /// <summary>202 with the address of the run; of the one under way where there is one.</summary>
    [Function("SyncNow")]
    public async Task<IResult> SyncNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/sync")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var caller = context.GetCaller();
        var connection = await connections.GetAsync(caller.Tenant, connectionId, cancellation);
        var scope = await ScopeAsync(caller, connection, cancellation);
        var run = await starter.StartAsync(client, connection, scope, cancellation);
        var status = $"{request.PathBase}{request.Path.Value![..^"sync".Length]}runs/{run.RunId}";
        request.HttpContext.Response.Headers.RetryAfter = "2";
        request.HttpContext.Response.Headers.Location = status;
        return Results.Json(new StartedAnswer(run.RunId!, status, run.AlreadyRunning), AppJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    [Function("ListRuns")]
    public async Task<IResult> ListRuns(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/runs")] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(context.GetCaller().Tenant, connectionId, cancellation);
        var limit = int.TryParse(request.Query["limit"], out var asked) ? Math.Clamp(asked, 1, MaxLimit) : DefaultLimit;
        var list = new List<RunAnswer>();
        foreach (var run in await runs.ListAsync(connection.Id, limit, cancellation))
            list.Add(await answers.OfAsync(connection, run, cancellation));
        return Results.Json(new RunList(list), AppJson.Options);
    }

    [Function("GetRun")]
    public async Task<IResult> GetRun(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/runs/{runId}")] HttpRequest request,
        string connectionId, string runId, FunctionContext context, CancellationToken cancellation)
    {
        var (connection, run) = await FindAsync(context, connectionId, runId, cancellation);
        return Results.Json(await answers.OfAsync(connection, run, cancellation), AppJson.Options);
    }

    /// <summary>What happened to each employee; an administration that is not done yet has nobody.</summary>
    [Function("GetRunAdministration")]
    public async Task<IResult> GetRunAdministration(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/runs/{runId}/administrations/{administrationId:guid}")] HttpRequest request,
        string connectionId, string runId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var (connection, run) = await FindAsync(context, connectionId, runId, cancellation);
        var report = await reports.ReadAsync(connection.Id, run.RunId, administrationId, cancellation);
        return Results.Json(report ?? new AdministrationReport([]), AppJson.Options);
    }

    private async Task<(Connection Connection, RunRow Run)> FindAsync(
        FunctionContext context, string connectionId, string runId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(context.GetCaller().Tenant, connectionId, cancellation);
        var run = await runs.FindAsync(connection.Id, runId, cancellation) ?? throw Problems.Throw(Problems.NotFound("run"));
        return (connection, run);
    }

    private async Task<SyncScope> ScopeAsync(Caller caller, Connection connection, CancellationToken cancellation)
    {
        if (!connection.CanSync)
            throw Problems.Throw(ConnectionProblems.NotActive(connection.State));
        var asked = caller.Body.Length == 0 ? new SyncNowRequest() : RequestBody.Parse<SyncNowRequest>(caller.Body);
        if (asked.AdministrationId is { } id && (await connections.AdministrationsAsync(connection.Id, cancellation)).All(row => row.Id != id))
            throw Problems.Throw(Problems.Invalid("administrationId", "does not take part in this connection"));
        return new SyncScope(asked.AdministrationId, asked.EmployeeId, asked.Full);
    }
}

/// <param name="AdministrationId">Only this payroll administration.</param>
/// <param name="EmployeeId">Only this employee of Loket's: sent again whole, changed or not.</param>
/// <param name="Full">Reads everything again instead of what changed.</param>
internal sealed record SyncNowRequest(Guid? AdministrationId = null, Guid? EmployeeId = null, bool Full = false);

internal sealed record StartedAnswer(string RunId, string StatusAddress, bool AlreadyRunning);
