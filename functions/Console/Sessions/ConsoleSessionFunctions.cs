using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Sessions;

/// <summary>A planner lets its users into the console, and out again. Signed calls.</summary>
internal sealed class ConsoleSessionFunctions(ConsoleSessionOperations operations)
{
    private const string Base = "planners/{planner}/accounts/{account}/console-sessions";

    [Function("OpenConsole")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base)] HttpRequest request, FunctionContext context,
        CancellationToken cancellation)
    {
        var asked = RequestBody.Parse<ConsoleSessionRequest>(context.GetSignedBody());
        var answer = await operations.OpenAsync(context.GetCaller(), asked, cancellation);
        return Results.Json(answer, AppJson.Options, statusCode: StatusCodes.Status201Created);
    }

    [Function("WithdrawConsole")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Base + "/{userId}")] HttpRequest request, string userId,
        FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.WithdrawAsync(context.GetCaller(), userId, cancellation), AppJson.Options);
}
