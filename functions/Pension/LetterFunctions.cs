using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Pension;

/// <summary>The letter that asks Loket's API desk for the rights that are missing. Signed call.</summary>
internal sealed class LetterFunctions(LetterOperations operations)
{
    [Function("GetRightsLetter")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", Route = "planners/{planner}/accounts/{account}/connections/{connectionId}/pension/letter")]
        HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.GetAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);
}
