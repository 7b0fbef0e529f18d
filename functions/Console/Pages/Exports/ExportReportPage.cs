using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Export;
using LoketFunctions.Export.Report;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>
/// What an export, or a preview of one, is for an administration. A name that is searched for is sent, and stays out of addresses.
/// </summary>
internal sealed class ExportReportPage(ConnectionOperations connections, ExportFileOperations files, DoubtOperations doubts)
{
    [Function("ConsoleExportReport")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post",
            Route = "console/connections/{connectionId}/exports/{exportId}/administrations/{administrationId:guid}")]
        HttpRequest http, string connectionId, string exportId, Guid administrationId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        if (request.Action == ExportDoubts.Accept)
        {
            await doubts.AcceptAsync(request.Caller, id, exportId, administrationId,
                new AcceptDoubtsRequest(request.Text(ExportDoubts.ReasonField) ?? ""), cancellation);
            return request.GoTo(
                NewExportView.ConfirmPath(request, id, administrationId, request.Number(ExportDoubts.PeriodField) ?? 0));
        }

        var page = (request.IsPost ? request.Number(ReportEmployees.PageField) : request.QueryNumber(ReportEmployees.PageField)) ?? 1;
        var search = new ReportSearch(request.Text(ReportEmployees.SearchField), Math.Max(page, 1));
        var answer = await files.GetReportAsync(request.Caller, id, exportId, administrationId, search, cancellation);
        var (report, period) = (answer.Report, answer.Report.Period);
        var title =
            $"{ExportNames.KindOf(request, report.Preview)} {ExportNames.Period(period.Year, period.PeriodNumber)}: "
                + $"{report.AdministrationName}";
        return request.Show(new Page(title, connection, Section.Exports), ExportReportView.Of(answer));
    }
}
