using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export.Corrections;

/// <summary>Corrections of paid periods that a later one can pay. Signed calls.</summary>
internal sealed class CorrectionFunctions(CorrectionOperations operations)
{
    private const string Route =
        "planners/{planner}/accounts/{account}/connections/{connectionId}/administrations/{administrationId:guid}/periods/{periodId:int}/"
        + "corrections";

    [Function("ListCorrections")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListCorrections(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request,
        string connectionId, Guid administrationId, int periodId, FunctionContext context, CancellationToken cancellation)
    {
        var page = PageQuery.Of(request);
        var all = await operations.ListAsync(context.GetCaller(), new(new(connectionId), administrationId), periodId, cancellation);
        return Results.Json(all.AtPage(page), AppJson.Options);
    }

    [Function("ChooseCorrections")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ChooseCorrections(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        string connectionId, Guid administrationId, int periodId, FunctionContext context, CancellationToken cancellation)
    {
        var wanted = RequestBody.Parse<ChooseCorrectionsRequest>(context.GetSignedBody());
        var all = await operations.ChooseAsync(
            context.GetCaller(), new(new(connectionId), administrationId), periodId, wanted, cancellation);
        return Results.Json(all.AtPage(PageQuery.First), AppJson.Options);
    }
}
