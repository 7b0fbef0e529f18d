using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Sync.Employees;

/// <summary>Who leaves, and whether that is paid. Signed calls.</summary>
internal sealed class LeaverFunctions(LeaverOperations operations)
{
    private const string Route =
        "planners/{planner}/accounts/{account}/connections/{connectionId}/administrations/{administrationId:guid}/leavers";

    [Function("ListLeavers")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string connectionId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var page = PageQuery.Of(request);
        var leavers = await operations.ListLeaversAsync(context.GetCaller(), new(new(connectionId), administrationId), cancellation);
        return Results.Json(leavers.AtPage(page), AppJson.Options);
    }
}
