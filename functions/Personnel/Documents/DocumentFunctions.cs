using LoketFunctions.Http;
using LoketFunctions.Loket.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Personnel.Documents;

/// <summary>Payslips and year-end statements. Signed calls.</summary>
internal sealed class DocumentFunctions(DocumentOperations operations)
{
    private const string Documents = "planners/{planner}/accounts/{account}/connections/{connectionId}/documents";

    [Function("ListDocuments")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Documents)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation) =>
        Results.Json(
            await operations.ListAsync(context.GetCaller(), new(connectionId), PageQuery.Of(request), cancellation), AppJson.Options);

    [Function("GetDocument")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Documents + "/{documentId}")] HttpRequest request,
        string connectionId, string documentId, FunctionContext context, CancellationToken cancellation) =>
        Results.Stream(
            await operations.OpenAsync(context.GetCaller(), new(connectionId), documentId, cancellation), LoketFileStream.Pdf,
            fileDownloadName: $"{documentId}.pdf");
}
