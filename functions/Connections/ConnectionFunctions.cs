using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Connections;

/// <summary>A planner makes, reads and changes its accounts' connections. Signed calls.</summary>
internal sealed class ConnectionFunctions(ConnectionOperations operations, Planners planners, PublicAddress address)
{
    private const string Connections = "planners/{planner}/accounts/{account}/connections";

    [Function("CreateConnection")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Connections)] HttpRequest request,
        FunctionContext context, CancellationToken cancellation)
    {
        var caller = context.GetCaller();
        var settings = ConnectionSettings.ReadNew(context.GetSignedBody(), planners.Get(caller.Tenant.Planner));
        return Created(request, caller, await operations.CreateAsync(caller, settings, cancellation));
    }

    [Function("ListConnections")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Connections)] HttpRequest request,
        FunctionContext context, CancellationToken cancellation)
    {
        var list = await operations.ListAsync(context.GetCaller(), PageQuery.Of(request), cancellation);
        return Results.Json(list with { Connections = [.. list.Connections.Select(one => one.AtPage(PageQuery.First))] }, AppJson.Options);
    }

    [Function("GetConnection")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", Route = Connections + "/{connectionId}")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var page = PageQuery.Of(request);
        return Results.Json(
            (await operations.GetAsync(context.GetCaller(), new(connectionId), cancellation)).AtPage(page), AppJson.Options);
    }

    [Function("ChangeConnection")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "patch", Route = Connections + "/{connectionId}")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var caller = context.GetCaller();
        var change = ConnectionSettings.ReadChange(context.GetSignedBody(), planners.Get(caller.Tenant.Planner));
        return Results.Json(
            (await operations.ChangeAsync(caller, new(connectionId), change, cancellation)).AtPage(PageQuery.First), AppJson.Options);
    }

    [Function("RenewConnectAddress")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> RenewConnectAddressAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Connections
            + "/{connectionId}/connect")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var (caller, body) = (context.GetCaller(), context.GetSignedBody());
        var form = body.Length == 0 ? null : RequestBody.Parse<ConnectRequest>(body);
        var use = LinkUse.ByPlanner(form?.Requester());
        return Created(
            request, caller, await operations.RenewConnectAddressAsync(caller, new(connectionId), form?.Credentials, use, cancellation));
    }

    private IResult Created(HttpRequest request, Caller caller, ConnectionResponse answer)
    {
        var (planner, account) = (caller.Tenant.Planner, caller.Tenant.Account);
        request.HttpContext.Response.Headers.Location =
            address.Api($"planners/{planner}/accounts/{account}/connections/{answer.Id}").AbsoluteUri;
        return Results.Json(answer.AtPage(PageQuery.First), AppJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
