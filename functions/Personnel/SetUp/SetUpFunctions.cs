using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>An HR system books the link of legal entities, and asks how far it is. Signed calls.</summary>
internal sealed class SetUpFunctions(BookingOperations bookings, SetUpOperations setUps)
{
    private const string Account = "planners/{planner}/accounts/{account}";
    private const string SetUp = Account + "/connections/{connectionId}/set-up";

    [Function("BookPersonnel")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> BookAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Account + "/bookings")] HttpRequest request,
        FunctionContext context, CancellationToken cancellation)
    {
        var booking = RequestBody.Parse<BookingRequest>(context.GetSignedBody());
        return Results.Json(
            await bookings.BookAsync(context.GetCaller(), booking, cancellation), AppJson.Options,
            statusCode: StatusCodes.Status201Created);
    }

    [Function("GetSetUp")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = SetUp)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await setUps.GetAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);

    [Function("AcknowledgeScope")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> AcknowledgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = SetUp + "/acknowledge")] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var body = RequestBody.Parse<AcknowledgeRequest>(context.GetSignedBody());
        return Results.Json(
            await setUps.AcknowledgeAsync(context.GetCaller(), new(connectionId), body, cancellation), AppJson.Options);
    }
}
