using LoketFunctions.Http;
using LoketFunctions.Pension.Delivery.Layout;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Pension.Delivery;

/// <summary>What was delivered to the provider, and by which layout. Signed calls.</summary>
internal sealed class DeliveryFunctions(DeliveryOperations operations, LayoutOperations layouts)
{
    private const string Pension = "planners/{planner}/accounts/{account}/connections/{connectionId}/pension";
    private const string Deliveries = Pension + "/deliveries";
    private const string Layout = Pension + "/layout";

    [Function("ListPensionDeliveries")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Deliveries)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation) => Results.Json(
        await operations.ListAsync(context.GetCaller(), new(connectionId), PageQuery.Of(request), cancellation), AppJson.Options);

    [Function("GetPensionDelivery")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Deliveries + "/{administrationId}/{period}")] HttpRequest request,
        string connectionId, string administrationId, string period, FunctionContext context, CancellationToken cancellation)
    {
        if (!Guid.TryParse(administrationId, out var administration) || QueryText.Number("period", period) is not { } periodId)
            throw Problems.Throw(Problems.NotFound("delivery"));
        return Results.Json(
            await operations.GetAsync(
                context.GetCaller(), new(connectionId), new PeriodKey(administration, periodId),
                QueryText.Number("version", request.Query["version"]), PageQuery.Of(request), cancellation),
            AppJson.Options);
    }

    /// <summary>202: what is due is delivered now, and need not wait for the night.</summary>
    [Function("LookForPensionDeliveries")]
    [VerifiedBy(CallerProof.SignatureWithoutBody)]
    public async Task<IResult> LookAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Deliveries + "/look")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var isNew = await operations.LookAsync(client, context.GetCaller(), new(connectionId), cancellation);
        return Results.Json(new DeliveryLookStarted(AlreadyRunning: !isNew), AppJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    [Function("GetPensionLayout")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetLayoutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Layout)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await layouts.GetAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);

    [Function("SavePensionLayout")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> SaveLayoutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Layout)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var layout = RequestBody.Parse<DeliveryLayout>(context.GetSignedBody());
        return Results.Json(await layouts.SaveAsync(context.GetCaller(), new(connectionId), layout, cancellation), AppJson.Options);
    }
}

/// <param name="AlreadyRunning">A look is under way; what came since it began is seen by the next one.</param>
internal sealed record DeliveryLookStarted(bool AlreadyRunning);
