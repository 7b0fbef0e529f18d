using LoketFunctions.Export.Report;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export;

/// <summary>What an export left in the archive. Signed calls.</summary>
internal sealed class ExportFileFunctions(ExportFileOperations operations, DoubtOperations doubts)
{
    private const string Base =
        "planners/{planner}/accounts/{account}/connections/{connectionId}/exports/{exportId}/administrations/{administrationId:guid}";

    /// <summary>As JSON, or as a page with <c>?format=html</c>.</summary>
    [Function("GetExportReport")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/report")] HttpRequest request,
        string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation) =>
        Answer(await operations.OpenReportAsync(
            context.GetCaller(), new(connectionId), exportId, administrationId, request.Query["format"] == "html", cancellation));

    /// <summary>By POST, as names are personal and stay out of addresses.</summary>
    [Function("SearchExportReport")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> SearchReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/report/search")] HttpRequest request,
        string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var search = RequestBody.Parse<ReportSearch>(context.GetSignedBody());
        return Results.Json(
            await operations.GetReportAsync(context.GetCaller(), new(connectionId), exportId, administrationId, search, cancellation),
            AppJson.Options);
    }

    [Function("AcceptDoubts")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> AcceptDoubts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/doubts/accept")] HttpRequest request,
        string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var wanted = RequestBody.Parse<AcceptDoubtsRequest>(context.GetSignedBody());
        return Results.Json(
            await doubts.AcceptAsync(context.GetCaller(), new(connectionId), exportId, administrationId, wanted, cancellation),
            AppJson.Options);
    }

    [Function("GetPayrollFile")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetPayrollFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/file")] HttpRequest request,
        string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation) =>
        Answer(await operations.OpenPayrollFileAsync(context.GetCaller(), new(connectionId), exportId, administrationId, cancellation));

    [Function("GetLeftOut")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetLeftOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/left-out")] HttpRequest request,
        string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation) =>
        Answer(await operations.OpenLeftOutAsync(context.GetCaller(), new(connectionId), exportId, administrationId, cancellation));

    private static IResult Answer(ExportFile file) => Results.Stream(file.Content, file.ContentType, fileDownloadName: file.Name);
}
