using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export;

/// <summary>Exports asked for by the planner, and how they went.</summary>
internal sealed class ExportFunctions(ConnectionStore connections, ExportIntake intake, ExportStore exports, ExportAnswers answers)
{
    private const string Base = "planners/{planner}/accounts/{account}/connections/{connectionId}/exports";
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    /// <summary>202 with the address of the export; the same one for the same message.</summary>
    [Function("RequestExport")]
    public async Task<IResult> RequestExport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base)] HttpRequest request,
        [DurableClient] DurableTaskClient client, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var exportId = await intake.TakeAsync(client, context.GetUpload(), connectionId, cancellation);
        var status = $"{request.PathBase}{request.Path}/{exportId}";
        request.HttpContext.Response.Headers.RetryAfter = "2";
        request.HttpContext.Response.Headers.Location = status;
        return Results.Json(new ExportAccepted(exportId, status), AppJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    [Function("ListExports")]
    public async Task<IResult> ListExports(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(context.GetCaller().Tenant, connectionId, cancellation);
        var limit = int.TryParse(request.Query["limit"], out var asked) ? Math.Clamp(asked, 1, MaxLimit) : DefaultLimit;
        var list = new List<ExportAnswer>();
        foreach (var export in await exports.ListAsync(connection.Id, limit, cancellation))
            list.Add(await answers.OfAsync(connection, export, cancellation));
        return Results.Json(new ExportList(list), AppJson.Options);
    }

    [Function("GetExport")]
    public async Task<IResult> GetExport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/{exportId}")] HttpRequest request,
        string connectionId, string exportId, FunctionContext context, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(context.GetCaller().Tenant, connectionId, cancellation);
        var export = await exports.FindAsync(connection.Id, exportId, cancellation) ?? throw Problems.Throw(Problems.NotFound("export"));
        return Results.Json(await answers.OfAsync(connection, export, cancellation), AppJson.Options);
    }
}

internal sealed record ExportAccepted(string ExportId, string StatusAddress);
