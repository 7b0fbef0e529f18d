using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>A planner ends a connection. Signed call.</summary>
internal sealed class DisconnectFunctions(DisconnectOperations operations)
{
    private const string Route = "planners/{planner}/accounts/{account}/connections/{connectionId}";

    /// <summary>202 with the connection, whose address says how far the erasing is.</summary>
    [Function("Disconnect")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> DisconnectAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route)] HttpRequest request, string connectionId,
        [DurableClient] DurableTaskClient client, FunctionContext context, CancellationToken cancellation)
    {
        var answer = await operations.DisconnectAsync(client, context.GetCaller(), new(connectionId), cancellation);
        return Accepted.At(request, $"{request.PathBase}{request.Path}", answer);
    }
}
