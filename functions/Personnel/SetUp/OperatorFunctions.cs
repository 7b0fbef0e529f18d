using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>Whoever runs the installation enables a link, or undoes a mapping. Calls signed with the operator's secret.</summary>
internal sealed class OperatorFunctions(OperatorOperations operations)
{
    private const string Connection = "operator/planners/{planner}/accounts/{account}/connections/{connectionId}";

    [Function("EnableLink")]
    [VerifiedBy(CallerProof.OperatorSignatureWithoutBody)]
    public async Task<IResult> EnableAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Connection + "/enable")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.EnableAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);

    [Function("UndoMapping")]
    [VerifiedBy(CallerProof.OperatorSignature)]
    public async Task<IResult> UndoMappingAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Connection + "/undo-mapping")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var body = RequestBody.Parse<UndoMappingRequest>(context.GetSignedBody());
        return Results.Json(
            await operations.UndoMappingAsync(context.GetCaller(), new(connectionId), body, cancellation), AppJson.Options);
    }
}
