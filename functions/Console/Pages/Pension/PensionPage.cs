using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>How far a pension link is, and the steps that the organisation's people say were taken.</summary>
internal sealed class PensionPage(ConnectionOperations connections, PensionOperations pension, RegistrationOperations registrations)
{
    private const string Route = "console/connections/{connectionId}/pension";

    [Function("ConsolePension")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation) => PageAsync(context.GetConsoleRequest(), new(connectionId), null, cancellation);

    [Function("ConsoleMovePension")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> MoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        try
        {
            var move = new PensionMove(
                StepInput.To<PensionStage>(request), By: null, request.Text(StepInput.Day(null)), request.Text(StepInput.Reason(null)));
            await pension.MoveAsync(request.Caller, id, move, cancellation);
            return request.GoTo(request.Paths.Pension(id), DoneWords.StepTaken);
        }
        catch (ProblemException exception) when (IsAboutStep(exception.Problem))
        {
            return await PageAsync(request, id, exception.Problem, cancellation);
        }
    }

    /// <summary>The page itself shows how far it is by now.</summary>
    internal static bool IsAboutStep(Problem problem) =>
        problem.Faults is not null || problem.Code is PensionProblemCodes.StepNotNext or PensionProblemCodes.StepNotYours;

    private async Task<IResult> PageAsync(
        ConsoleRequest request, ConnectionId connectionId, Problem? problem, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        var link = await pension.GetAsync(request.Caller, connectionId, cancellation);
        return request.Show(
            new Page(request.In("Pension.Title"), connection, Section.Pension) { Status = problem?.Status ?? StatusCodes.Status200OK },
            PensionView.Of(connection, link, await RegistrationAsync(request, connectionId, cancellation), problem));
    }

    /// <summary>Null where it cannot be opened any more: its own page says what to do.</summary>
    private async Task<RegistrationResponse?> RegistrationAsync(
        ConsoleRequest request, ConnectionId connectionId, CancellationToken cancellation)
    {
        try
        {
            return await registrations.GetAsync(request.Caller, connectionId, cancellation);
        }
        catch (ProblemException exception) when (exception.Problem.Code == PensionProblemCodes.RegistrationUnreadable)
        {
            return null;
        }
    }
}
