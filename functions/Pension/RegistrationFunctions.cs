using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Pension;

/// <summary>The registration form of a pension link. Signed calls.</summary>
internal sealed class RegistrationFunctions(RegistrationOperations operations)
{
    private const string Registration =
        "planners/{planner}/accounts/{account}/connections/{connectionId}/pension/registration";

    [Function("GetRegistration")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Registration)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.GetAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);

    [Function("SaveRegistration")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> SaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Registration)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var change = RequestBody.Parse<RegistrationChange>(context.GetSignedBody());
        return Results.Json(await operations.SaveAsync(context.GetCaller(), new(connectionId), change, cancellation), AppJson.Options);
    }

    [Function("GetRegistrationProposal")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ProposeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Registration + "/proposal")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.ProposeAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);

    [Function("SendRegistration")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Registration + "/send")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var send = RequestBody.Parse<SendRegistrationRequest>(context.GetSignedBody());
        return Results.Json(await operations.SendAsync(context.GetCaller(), new(connectionId), send, cancellation), AppJson.Options);
    }
}
