using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Export;
using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Notify;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>One export: how far it is, what came of it, and sending its notices again.</summary>
internal sealed class ExportPage(ConnectionOperations connections, ExportOperations exports, NotifyOperations telling)
{
    // Longer than "new": the host takes the first route that matches, and that page has one of its own.
    [Function("ConsoleExport")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> HandleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post",
            Route = "console/connections/{connectionId}/exports/{exportId:minlength(4)}")] HttpRequest http,
        [DurableClient] DurableTaskClient client, string connectionId, string exportId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        Problem? problem = null;
        if (request.IsPost)
        {
            try
            {
                if (request.Action == ExportView.Confirm)
                {
                    var confirmed = await ConfirmAsync(client, request, id, exportId, cancellation);
                    return request.GoTo(request.Paths.Export(id, confirmed));
                }

                var done = await ActAsync(client, request, id, exportId, cancellation);
                return request.GoTo(request.Paths.Export(id, exportId), done);
            }
            catch (ProblemException exception) when (exception.Problem.Status is not (StatusCodes.Status403Forbidden
                or StatusCodes.Status404NotFound))
            {
                problem = exception.Problem;
            }
        }

        var export = await exports.GetAsync(request.Caller, id, exportId, cancellation);
        var page = request.PageOf(export.UnplacedCount, ExportView.UnplacedField);
        if (page.Page > 1)
            export = export with
            {
                Unplaced =
                (await exports.ListUnplacedAsync(request.Caller, id, exportId, page, cancellation)).Registrations
            };
        var title = $"{ExportNames.KindOf(request, export.Preview)} {request.In("Common.Of")} {request.Reader.Moment(export.QueuedAt)}";
        return request.Show(
            new Page(title, connection, Section.Exports)
            {
                IsLive = ExportView.IsLive(request, export),
                Status = problem?.Status ?? StatusCodes.Status200OK,
            },
            ExportView.Of(connection, export, problem));
    }

    /// <summary>Exports the period again, with what somebody has seen confirmed. What is another change by now waits once more.</summary>
    /// <returns>The new export's id.</returns>
    private async Task<string> ConfirmAsync(
        DurableTaskClient client, ConsoleRequest request, ConnectionId connectionId, string exportId, CancellationToken cancellation)
    {
        var export = await exports.GetAsync(request.Caller, connectionId, exportId, cancellation);
        var part = export.Administrations.FirstOrDefault(one => one.Id.ToString() == request.Text(ExportView.AdministrationField));
        if (part is not { Period: { } period, ToConfirm: not null } || request.Text(ExportView.TokenField) is not { } token)
            throw Problems.Throw(Problems.NotFound("action"));
        var wanted = new PeriodExportRequest(part.Id, period.Year, period.PeriodNumber, Confirm: [token]);
        return await exports.RequestPeriodAsync(client, request.Caller, connectionId, wanted, message: null, cancellation);
    }

    private async Task<string> ActAsync(
        DurableTaskClient client, ConsoleRequest request, ConnectionId connectionId, string exportId, CancellationToken cancellation)
    {
        if (request.Action == ExportView.SendMarks)
        {
            await telling.SendMarksAgainAsync(client, request.Caller, connectionId, exportId, cancellation);
            return DoneWords.MarksSent;
        }

        if (request.Action != ExportView.Mail || !Guid.TryParse(request.Text(ExportView.AdministrationField), out var administrationId))
            throw Problems.Throw(Problems.NotFound("action"));
        var others = request.Text(ExportView.RecipientsOf(administrationId))?.Split(
            [' ', ',', ';', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        await telling.MailFileAgainAsync(
            request.Caller, connectionId, exportId, administrationId, new MailFileRequest(others), cancellation);
        return DoneWords.Mailed;
    }
}
