using LoketFunctions.Http;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Personnel;

/// <summary>The attributes that employees have in the HR system: told by it, and read back. Signed calls.</summary>
internal sealed class AttributeFunctions(AttributeOperations operations)
{
    private const string Attributes = "planners/{planner}/accounts/{account}/connections/{connectionId}/attributes";

    [Function("GetAttributes")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Attributes)] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.GetAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);

    [Function("TellAttributes")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> TellAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Attributes)] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var told = RequestBody.Parse<ToldAttributes>(context.GetSignedBody());
        return Results.Json(await operations.TellAsync(context.GetCaller(), new(connectionId), told, cancellation), AppJson.Options);
    }
}
