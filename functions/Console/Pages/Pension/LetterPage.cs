using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Pension;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>The letter that asks Loket's API desk for the rights that are missing.</summary>
internal sealed class LetterPage(ConnectionOperations connections, LetterOperations letters)
{
    [Function("ConsoleRightsLetter")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/connections/{connectionId}/pension/letter")] HttpRequest http,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        var (letter, problem) = await LookAsync(request, id, cancellation);
        return request.Show(
            new Page(request.In("Pension.RightsLetter"), connection, Section.Pension), LetterView.Of(id, letter, problem));
    }

    private async Task<(RightsLetterResponse? Letter, Problem? Problem)> LookAsync(
        ConsoleRequest request, ConnectionId connectionId, CancellationToken cancellation)
    {
        try
        {
            return (await letters.GetAsync(request.Caller, connectionId, cancellation), null);
        }
        catch (ProblemException exception) when (LoketProblemNotice.Explains(exception.Problem))
        {
            return (null, exception.Problem);
        }
    }
}
