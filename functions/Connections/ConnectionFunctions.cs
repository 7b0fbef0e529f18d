using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Connections;

/// <summary>A planner makes, reads and changes its accounts' connections. Signed calls.</summary>
internal sealed class ConnectionFunctions(
    ConnectionStore connections, SignIns signIns, Planners planners, PublicAddress address, TimeProvider clock)
{
    private const string Connections = "planners/{planner}/accounts/{account}/connections";

    [Function("CreateConnection")]
    public async Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Connections)] HttpRequest request,
        FunctionContext context, CancellationToken cancellation)
    {
        var caller = context.GetCaller();
        var settings = ConnectionSettings.ReadNew(caller.Body, planners.Get(caller.Tenant.Planner));
        var connection = new Connection
        {
            PartitionKey = caller.Tenant.Key,
            RowKey = SecureRandom.NewId(),
            CreatedAt = clock.GetUtcNow(),
        };
        settings.ApplyTo(connection);
        await connections.TryAddAsync(connection, cancellation);
        return await WithConnectAddressAsync(request, connection, cancellation);
    }

    [Function("ListConnections")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Connections)] HttpRequest request,
        FunctionContext context, CancellationToken cancellation)
    {
        var tenant = context.GetCaller().Tenant;
        var answers = new List<ConnectionAnswer>();
        foreach (var connection in (await connections.ListAsync(tenant, cancellation)).OrderBy(connection => connection.CreatedAt))
            answers.Add(await AnswerAsync(connection, cancellation));
        return Results.Json(new ConnectionList(answers), AppJson.Options);
    }

    [Function("GetConnection")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Connections + "/{connectionId}")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(context.GetCaller().Tenant, connectionId, cancellation);
        return Results.Json(await AnswerAsync(connection, cancellation), AppJson.Options);
    }

    [Function("ChangeConnection")]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Connections + "/{connectionId}")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var caller = context.GetCaller();
        var settings = ConnectionSettings.ReadChange(caller.Body, planners.Get(caller.Tenant.Planner));
        var connection = await connections.ChangeAsync(caller.Tenant, connectionId, settings.ApplyTo, cancellation);
        return Results.Json(await AnswerAsync(connection, cancellation), AppJson.Options);
    }

    /// <summary>A fresh one-time link: because the last one lapsed, or because the user has to sign in again.</summary>
    [Function("RenewConnectAddress")]
    public async Task<IResult> RenewConnectAddressAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Connections + "/{connectionId}/connect")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(context.GetCaller().Tenant, connectionId, cancellation);
        if (connection.State == ConnectionState.Disconnected)
            throw Problems.Throw(ConnectionProblems.Disconnected());
        return await WithConnectAddressAsync(request, connection, cancellation);
    }

    private async Task<IResult> WithConnectAddressAsync(HttpRequest request, Connection connection, CancellationToken cancellation)
    {
        var ticket = await signIns.IssueTicketAsync(connection.Key, cancellation);
        var answer = await AnswerAsync(connection, cancellation) with
        {
            ConnectAddress = address.Api($"connect/start/{ticket.Value}"),
            ConnectAddressExpiresAt = ticket.ExpiresAt,
        };
        var (planner, account) = (connection.Tenant.Planner, connection.Tenant.Account);
        request.HttpContext.Response.Headers.Location =
            address.Api($"planners/{planner}/accounts/{account}/connections/{connection.Id}").AbsoluteUri;
        return Results.Json(answer, AppJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private async Task<ConnectionAnswer> AnswerAsync(Connection connection, CancellationToken cancellation) => ConnectionAnswer.Of(
        connection,
        await connections.AdministrationsAsync(connection.Id, cancellation),
        planners.Get(connection.Tenant.Planner).Profile);
}
