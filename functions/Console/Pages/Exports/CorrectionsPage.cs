using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export.Corrections;
using LoketFunctions.Http;
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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "console/connections/{connectionId}/administrations/{administrationId:guid}/periods/{periodId:int}/corrections")]
        HttpRequest request, string connectionId, Guid administrationId, int periodId, FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        Problem? problem = null;
        if (visit.IsPost)
        {
            try
            {
                var wanted = new ChooseCorrectionsRequest(
                    visit.Texts(CorrectionsView.Accept), visit.Texts(CorrectionsView.Release), visit.Text(CorrectionsView.Reason) ?? "");
                await corrections.ChooseAsync(visit.Caller, connectionId, administrationId, periodId, wanted, cancellation);
                return visit.GoTo(visit.Paths.Corrections(connectionId, administrationId, periodId), DoneWords.Saved);
            }
            catch (ProblemException exception) when (exception.Problem.Status is StatusCodes.Status400BadRequest or StatusCodes.Status409Conflict)
            {
                problem = exception.Problem;
            }
        }

        var answer = await corrections.ListAsync(visit.Caller, connectionId, administrationId, periodId, cancellation);
        return new CorrectionsView(visit, connection, administrationId, answer) { Problem = problem }.Show();
    }
}
