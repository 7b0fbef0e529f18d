using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What is to be arranged in Loket. Signed call.</summary>
internal sealed class ChecklistFunctions(ChecklistOperations operations, ChecklistTickOperations ticks)
{
    private const string Tick = "planners/{planner}/accounts/{account}/connections/{connectionId}/checklist/{item}/tick";

    [Function("GetChecklist")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", Route = "planners/{planner}/accounts/{account}/connections/{connectionId}/checklist")]
        HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.GetAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);

    /// <summary>Somebody says by name that something is arranged which Loket's API does not tell.</summary>
    [Function("TickChecklistItem")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> TickAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Tick)] HttpRequest request, string connectionId, string item,
        FunctionContext context, CancellationToken cancellation)
    {
        var said = RequestBody.Parse<ChecklistTickRequest>(context.GetSignedBody());
        return Results.Json(await ticks.TickAsync(context.GetCaller(), new(connectionId), item, said, cancellation), AppJson.Options);
    }

    [Function("TakeBackChecklistTick")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> TakeBackAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Tick)] HttpRequest request, string connectionId, string item,
        FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await ticks.TakeBackAsync(context.GetCaller(), new(connectionId), item, cancellation), AppJson.Options);
}
