using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Export.Corrections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>Where somebody chooses which differences of paid periods a later one pays.</summary>
internal sealed class CorrectionsPage(ConnectionOperations connections, CorrectionOperations corrections)
{
    [Function("ConsoleCorrections")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> HandleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post",
            Route = "console/connections/{connectionId}/administrations/{administrationId:guid}/periods/{periodId:int}/corrections")]
        HttpRequest http, string connectionId, Guid administrationId, int periodId, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        Problem? problem = null;
        if (request.IsPost)
        {
            try
            {
                var wanted = new ChooseCorrectionsRequest(
                    request.Texts(CorrectionsView.Accept), request.Texts(CorrectionsView.Release),
                    request.Text(CorrectionsView.Reason) ?? "");
                await corrections.ChooseAsync(request.Caller, new(id, administrationId), periodId, wanted, cancellation);
                return request.GoTo(request.Paths.Corrections(id, administrationId, periodId), DoneWords.Saved);
            }
            catch (ProblemException exception) when (exception.Problem.Status is StatusCodes.Status400BadRequest
                or StatusCodes.Status409Conflict)
            {
                problem = exception.Problem;
            }
        }

        var answer = await corrections.ListAsync(request.Caller, new(id, administrationId), periodId, cancellation);
        var title = request.In("Corrections.CorrectionsIn", ExportNames.Period(answer.Period.Year, answer.Period.PeriodNumber));
        return request.Show(
            new Page(title, connection, Section.Exports) { Status = problem?.Status ?? StatusCodes.Status200OK },
            CorrectionsView.Of(connection, administrationId, answer, problem));
    }
}
