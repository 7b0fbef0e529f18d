using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Notifications;

/// <summary>Who was notified of what a connection needs. Signed calls.</summary>
internal sealed class NoticeFunctions(NoticeOperations operations)
{
    [Function("ListNotices")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", Route = "planners/{planner}/accounts/{account}/connections/{connectionId}/notices")]
        HttpRequest request, string connectionId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(
            await operations.ListAsync(context.GetCaller(), new(connectionId), request.Query[OlderThan.Field], cancellation),
            AppJson.Options);
}
