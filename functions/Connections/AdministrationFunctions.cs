using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Connections;

/// <summary>What the connected user can reach in Loket, and what of it takes part. Signed calls.</summary>
internal sealed class AdministrationFunctions(AdministrationOperations operations)
{
    private const string Administrations = "planners/{planner}/accounts/{account}/connections/{connectionId}/administrations";

    [Function("ListAdministrations")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Administrations)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var page = PageQuery.Of(request);
        return Results.Json(
            (await operations.ListAsync(context.GetCaller(), new(connectionId), cancellation)).AtPage(page), AppJson.Options);
    }

    [Function("ChooseAdministrations")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ChooseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Administrations)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var choice = RequestBody.Parse<AdministrationChoice>(context.GetSignedBody());
        var answer = await operations.ChooseAsync(context.GetCaller(), new(connectionId), choice, cancellation);
        return Results.Json(answer.AtPage(PageQuery.First), AppJson.Options);
    }
}
