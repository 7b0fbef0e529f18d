using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Personnel.Costs;

/// <summary>Cost per hour. Signed calls.</summary>
internal sealed class CostFunctions(CostOperations operations)
{
    private const string Costs =
        "planners/{planner}/accounts/{account}/connections/{connectionId}/administrations/{administrationId:guid}/cost-per-hour";

    [Function("ListCostsPerHour")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Costs)] HttpRequest request, string connectionId, Guid administrationId,
        FunctionContext context, CancellationToken cancellation)
    {
        var on = QueryText.Date("on", request.Query["on"]);
        return Results.Json(
            await operations.ListAsync(
                context.GetCaller(), new(connectionId), administrationId, on, PageQuery.Of(request), cancellation), AppJson.Options);
    }
}
