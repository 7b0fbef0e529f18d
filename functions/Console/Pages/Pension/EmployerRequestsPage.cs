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

/// <summary>The requests of single employers: how far each is, and one that came by mail.</summary>
internal sealed class EmployerRequestsPage(ConnectionOperations connections, PensionOperations pension)
{
    private const int ShownAtOnce = 10;
    private const string Route = "console/connections/{connectionId}/pension/requests";

    [Function("ConsoleEmployerRequests")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation) => PageAsync(context.GetConsoleRequest(), new(connectionId), null, cancellation);

    [Function("ConsoleChangeEmployerRequests")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var requestId = StepInput.Of(request);
        try
        {
            if (request.Action == AskForm.Ask)
            {
                await pension.AskAsync(request.Caller, id, AskForm.Read(request), cancellation);
                return request.GoTo(request.Paths.EmployerRequests(id), DoneWords.EmployerAsked);
            }

            var move = new RequestMove(
                StepInput.To<RequestStage>(request), By: null, request.Text(StepInput.Day(requestId)),
                request.Text(StepInput.Reason(requestId)));
            await pension.MoveRequestAsync(request.Caller, id, requestId ?? "", move, cancellation);
            return request.GoTo(request.Paths.EmployerRequests(id, PageAsked(request)), DoneWords.StepTaken);
        }
        catch (ProblemException exception) when (
            PensionPage.IsAboutStep(exception.Problem) || exception.Problem.Code == PensionProblemCodes.NotConfirmed)
        {
            return await PageAsync(request, id, StepInput.OnPage(exception.Problem, requestId), cancellation);
        }
    }

    private async Task<IResult> PageAsync(
        ConsoleRequest request, ConnectionId connectionId, Problem? problem, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        var link = await pension.GetAsync(request.Caller, connectionId, cancellation);
        var page = new PageQuery(PageAsked(request), ShownAtOnce);
        var list = await pension.ListRequestsAsync(request.Caller, connectionId, page, cancellation);
        return request.Show(
            new Page(request.In("Pension.Requests"), connection, Section.Pension) { Status = problem?.Status ?? StatusCodes.Status200OK },
            EmployerRequestsView.Of(connection, link.Stage, list, page, problem));
    }

    private static int PageAsked(ConsoleRequest request) => Math.Max(request.QueryNumber("page") ?? 1, 1);
}
