using LoketFunctions.Connections;
using LoketFunctions.Export.Files;
using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Export;

/// <summary>What an export left in the archive: the report, the payroll file, and the list of what was left out.</summary>
internal sealed class ExportFileFunctions(ConnectionStore connections, ExportStore exports, PayrollArchive archive)
{
    private const string Base = "planners/{planner}/accounts/{account}/connections/{connectionId}/exports/{exportId}/administrations/{administrationId:guid}";

    /// <summary>As JSON, or as a page with <c>?format=html</c>.</summary>
    [Function("GetExportReport")]
    public async Task<IResult> GetReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/report")] HttpRequest request,
        string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var row = await FindAsync(context, connectionId, exportId, administrationId, cancellation);
        var ending = request.Query["format"] == "html" ? "html" : "json";
        return row.ReportBlob is { } blob
            ? await OpenAsync($"{blob}.{ending}", cancellation)
            : throw Problems.Throw(ExportProblems.NoReport());
    }

    /// <summary>The payroll file that holds after this export; of an earlier one where this one changed nothing.</summary>
    [Function("GetPayrollFile")]
    public async Task<IResult> GetPayrollFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/file")] HttpRequest request,
        string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var row = await FindAsync(context, connectionId, exportId, administrationId, cancellation);
        return row.FileBlob is { } blob ? await OpenAsync(blob, cancellation) : throw Problems.Throw(ExportProblems.NoFile());
    }

    /// <summary>All that stayed behind, as a table for a spreadsheet.</summary>
    [Function("GetLeftOut")]
    public async Task<IResult> GetLeftOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/left-out")] HttpRequest request,
        string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var row = await FindAsync(context, connectionId, exportId, administrationId, cancellation);
        return row.LeftOutBlob is { } blob ? await OpenAsync(blob, cancellation) : throw Problems.Throw(ExportProblems.NoReport());
    }

    private async Task<ExportAdministrationRow> FindAsync(
        FunctionContext context, string connectionId, string exportId, Guid administrationId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(context.GetCaller().Tenant, connectionId, cancellation);
        return await exports.FindAdministrationAsync(connection.Id, exportId, administrationId, cancellation)
            ?? throw Problems.Throw(Problems.NotFound("export of this administration"));
    }

    private async Task<IResult> OpenAsync(string blob, CancellationToken cancellation)
    {
        var file = await archive.OpenAsync(blob, cancellation) ?? throw Problems.Throw(Problems.NotFound("file"));
        return Results.Stream(file.Content, file.ContentType, fileDownloadName: blob[(blob.LastIndexOf('/') + 1)..]);
    }
}
