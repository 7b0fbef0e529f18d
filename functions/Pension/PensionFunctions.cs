using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Pension;

/// <summary>
/// How far a pension link and the requests of its employers are. Signed calls, of the provider or for the account's people.
/// </summary>
internal sealed class PensionFunctions(PensionOperations operations)
{
    private const string Pension = "planners/{planner}/accounts/{account}/connections/{connectionId}/pension";

    [Function("GetPensionLink")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Pension)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.GetAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);

    [Function("MovePensionLink")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> MoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Pension + "/moves")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var move = RequestBody.Parse<PensionMove>(context.GetSignedBody());
        return Results.Json(await operations.MoveAsync(context.GetCaller(), new(connectionId), move, cancellation), AppJson.Options);
    }

    [Function("ListEmployerRequests")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListRequestsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Pension + "/requests")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation) => Results.Json(
        await operations.ListRequestsAsync(context.GetCaller(), new(connectionId), PageQuery.Of(request), cancellation), AppJson.Options);

    [Function("AskForEmployer")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> AskAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Pension + "/requests")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var asked = RequestBody.Parse<EmployerRequest>(context.GetSignedBody());
        return Results.Json(await operations.AskAsync(context.GetCaller(), new(connectionId), asked, cancellation), AppJson.Options);
    }

    [Function("MoveEmployerRequest")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> MoveRequestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Pension + "/requests/{requestId}/moves")] HttpRequest request,
        string connectionId, string requestId, FunctionContext context, CancellationToken cancellation)
    {
        var move = RequestBody.Parse<RequestMove>(context.GetSignedBody());
        return Results.Json(
            await operations.MoveRequestAsync(context.GetCaller(), new(connectionId), requestId, move, cancellation), AppJson.Options);
    }
}

/// <summary>Whoever runs the installation enters what came by another way. Calls signed with the operator's secret.</summary>
internal sealed class PensionOperatorFunctions(PensionOperations operations)
{
    private const string Pension = "operator/planners/{planner}/accounts/{account}/connections/{connectionId}/pension";

    [Function("MovePensionLinkAsOperator")]
    [VerifiedBy(CallerProof.OperatorSignature)]
    public async Task<IResult> MoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Pension + "/moves")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var move = RequestBody.Parse<PensionMove>(context.GetSignedBody());
        return Results.Json(await operations.MoveAsync(context.GetCaller(), new(connectionId), move, cancellation), AppJson.Options);
    }

    [Function("MoveEmployerRequestAsOperator")]
    [VerifiedBy(CallerProof.OperatorSignature)]
    public async Task<IResult> MoveRequestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Pension + "/requests/{requestId}/moves")] HttpRequest request,
        string connectionId, string requestId, FunctionContext context, CancellationToken cancellation)
    {
        var move = RequestBody.Parse<RequestMove>(context.GetSignedBody());
        return Results.Json(
            await operations.MoveRequestAsync(context.GetCaller(), new(connectionId), requestId, move, cancellation), AppJson.Options);
    }
}
