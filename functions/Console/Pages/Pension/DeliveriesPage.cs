using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Pension.Delivery;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>What was delivered to the pension provider, the latest period first; and a look now.</summary>
internal sealed class DeliveriesPage(ConnectionOperations connections, DeliveryOperations deliveries)
{
    private const int ShownAtOnce = 20;
    private const int LinesAtOnce = 50;
    private const string Route = "console/connections/{connectionId}/pension/deliveries";

    [Function("ConsoleDeliveries")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        var page = new PageQuery(PageAsked(request), ShownAtOnce);
        var list = await deliveries.ListAsync(request.Caller, id, page, cancellation);
        return request.Show(
            new Page(request.In("Deliveries.Title"), connection, Section.Pension), DeliveriesView.Of(connection, list, page));
    }

    [Function("ConsoleLookForDeliveries")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> LookAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, [DurableClient] DurableTaskClient client,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var isNew = await deliveries.LookAsync(client, request.Caller, id, cancellation);
        return request.GoTo(request.Paths.Deliveries(id), isNew ? DoneWords.LookBegun : DoneWords.AlreadyRunning);
    }

    [Function("ConsoleDelivery")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowOneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{administrationId:guid}/{period:int:min(1)}")] HttpRequest http,
        string connectionId, Guid administrationId, int period, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        var page = new PageQuery(PageAsked(request), LinesAtOnce);
        var details = await deliveries.GetAsync(
            request.Caller, id, new PeriodKey(administrationId, period), request.QueryNumber("version"), page, cancellation);
        return request.Show(
            new Page(request.In("Deliveries.Of", DeliveryNames.PeriodOf(details.Delivery)), connection, Section.Pension),
            DeliveryView.Of(connection, details, page));
    }

    private static int PageAsked(ConsoleRequest request) => Math.Max(request.QueryNumber("page") ?? 1, 1);
}
