using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Export;
using LoketFunctions.Export.Intake;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Mapping;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>Where a period is chosen, to preview or to export; an export is asked for twice, naming the period.</summary>
internal sealed class NewExportPage(ConnectionOperations connections, ExportOperations exports, MappingOperations mappings)
{
    [Function("ConsoleNewExport")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> HandleAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "post", Route = "console/connections/{connectionId}/exports/new")] HttpRequest http,
        [DurableClient] DurableTaskClient client, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        request.Caller.Access.Require(Permission.EditPayroll);
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        List<ChosenAdministration> offered = [
            .. connection.Administrations.Where(one => request.Caller.Access.Allows(Permission.EditPayroll, one.Id))];
        var asked = request.Query(NewExportView.AdministrationField);
        var administration = asked is null && offered.Count == 1 ? offered[0] : offered.FirstOrDefault(one => one.Id.ToString() == asked);
        if (administration is null && asked is not null)
            throw Problems.Throw(Problems.NotFound("administration"));
        if (administration is null)
        {
            return request.Show(
                new Page(request.In("Common.MakeAPreviewOrExport"), connection, Section.Exports),
                NewExportAdministration.Of(id, offered));
        }

        if (!request.IsPost)
            return await ShowAsync(
                request, connection, administration, request.QueryNumber(NewExportView.PeriodField), problem: null, cancellation);

        var period = request.Number(NewExportView.PeriodField);
        if (period is { } asIs && request.Action == NewExportView.Confirm)
            return request.GoTo(NewExportView.ConfirmPath(request, id, administration.Id, asIs));
        try
        {
            var (year, number) = Math.DivRem(
                period ?? throw Problems.Throw(Problems.Invalid(NewExportView.PeriodField, InputFaults.NotChosen)), 100);
            // Only the one button exports; whatever else is sent is a preview.
            var wanted = new PeriodExportRequest(administration.Id, year, number, Preview: request.Action != NewExportView.Export);
            var exportId = await exports.RequestPeriodAsync(client, request.Caller, id, wanted, message: null, cancellation);
            return request.GoTo(request.Paths.Export(id, exportId));
        }
        catch (ProblemException exception) when (exception.Problem.Status is StatusCodes.Status400BadRequest
            or StatusCodes.Status409Conflict)
        {
            return await ShowAsync(request, connection, administration, period, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> ShowAsync(
        ConsoleRequest request, ConnectionResponse connection, ChosenAdministration administration, int? period, Problem? problem,
        CancellationToken cancellation)
    {
        var key = new AdministrationKey(connection.Id, administration.Id);
        var codes = mappings.GetOverviewAsync(request.Caller, key, year: null, cancellation);
        var periods = (await exports.ListPeriodsAsync(request.Caller, key, cancellation)).Periods;
        var status = problem?.Status ?? StatusCodes.Status200OK;
        if (request.Query(NewExportView.StepField) == NewExportView.Confirm
            && periods.FirstOrDefault(one => one.Period.Id == period)?.Period is { } chosen)
        {
            var question = request.In("NewExport.ExportPeriod", ExportNames.Period(chosen.Year, chosen.PeriodNumber));
            return request.Show(
                new Page(question, connection, Section.Exports) { Status = status },
                NewExportQuestion.Of(connection, administration, await codes, chosen));
        }

        var title = $"{request.In("Common.MakeAPreviewOrExport")}: {administration.Name}";
        return request.Show(
            new Page(title, connection, Section.Exports) { Status = status },
            NewExportView.Of(connection.Id, administration, await codes, periods, period, problem));
    }
}
