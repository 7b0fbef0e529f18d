using LoketFunctions.Console.Requests;
using LoketFunctions.Export;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>Files of an export, under their own names; like all of the console's answers never kept by anybody between.</summary>
internal sealed class ExportDownloads(ExportFileOperations files)
{
    private const string Base = "console/connections/{connectionId}/exports/{exportId}/administrations/{administrationId:guid}";

    [Function("ConsolePayrollFile")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> PayrollFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/file")] HttpRequest request,
        string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation) =>
        Answer(await files.OpenPayrollFileAsync(
            context.GetConsoleRequest().Caller, new(connectionId), exportId, administrationId, cancellation));

    [Function("ConsoleLeftOut")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> LeftOutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/left-out")] HttpRequest request,
        string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation) =>
        Answer(await files.OpenLeftOutAsync(
            context.GetConsoleRequest().Caller, new(connectionId), exportId, administrationId, cancellation));

    private static IResult Answer(ExportFile file) => Results.Stream(file.Content, file.ContentType, fileDownloadName: file.Name);
}
