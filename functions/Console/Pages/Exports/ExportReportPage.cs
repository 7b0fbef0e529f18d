using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Export;
using LoketFunctions.Export.Report;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>What an export, or a preview of one, is for an administration. A name that is searched for is sent, and stays out of addresses.</summary>
internal sealed class ExportReportPage(ConnectionOperations connections, ExportFileOperations files, DoubtOperations doubts)
{
    [Function("ConsoleExportReport")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "console/connections/{connectionId}/exports/{exportId}/administrations/{administrationId:guid}")]
        HttpRequest request, string connectionId, string exportId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        if (visit.Action == ExportDoubts.Accept)
        {
            await doubts.AcceptAsync(visit.Caller, connectionId, exportId, administrationId, new AcceptDoubtsRequest(visit.Text(ExportDoubts.ReasonField) ?? ""), cancellation);
            return visit.GoTo(NewExportView.ConfirmPath(visit, connectionId, administrationId, visit.Number(ExportDoubts.PeriodField) ?? 0));
        }

        var page = (visit.IsPost ? visit.Number(ExportReportView.PageField) : visit.QueryNumber(ExportReportView.PageField)) ?? 1;
        var search = new ReportSearch(visit.Text(ExportReportView.SearchField), Math.Max(page, 1));
        var answer = await files.GetReportAsync(visit.Caller, connectionId, exportId, administrationId, search, cancellation);
        return new ExportReportView(visit, connection, answer).Show();
    }
}
