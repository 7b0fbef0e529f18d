using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What is to be arranged in Loket. Signed call.</summary>
internal sealed class ChecklistFunctions(ChecklistOperations operations)
{
    [Function("GetChecklist")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", Route = "planners/{planner}/accounts/{account}/connections/{connectionId}/checklist")]
        HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.GetAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);
}
