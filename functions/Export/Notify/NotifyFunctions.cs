using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export.Notify;

/// <summary>Sends once more what was sent, or failed to be. Signed calls.</summary>
internal sealed class NotifyFunctions(NotifyOperations operations)
{
    private const string Base = "planners/{planner}/accounts/{account}/connections/{connectionId}/exports/{exportId}";

    [Function("MailFileAgain")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> MailFileAgain(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "post", Route = Base + "/administrations/{administrationId:guid}/mail")] HttpRequest request,
        string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var body = context.GetSignedBody();
        var asked = body.Length == 0 ? new MailFileRequest() : RequestBody.Parse<MailFileRequest>(body);
        var answer = await operations.MailFileAgainAsync(
            context.GetCaller(), new(connectionId), exportId, administrationId, asked, cancellation);
        return Results.Json(answer, AppJson.Options);
    }

    /// <summary>202 with the address of the export, which says how far the confirmations are.</summary>
    [Function("SendMarksAgain")]
    [VerifiedBy(CallerProof.SignatureWithoutBody)]
    public async Task<IResult> SendMarksAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/marks")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string connectionId, string exportId, FunctionContext context,
        CancellationToken cancellation)
    {
        await operations.SendMarksAgainAsync(client, context.GetCaller(), new(connectionId), exportId, cancellation);
        var status = $"{request.PathBase}{request.Path.Value![..^"/marks".Length]}";
        return Accepted.At(request, status, new ExportAccepted(exportId, status));
    }
}
