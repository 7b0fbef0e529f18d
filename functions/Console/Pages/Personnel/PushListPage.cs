using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Console.Pages.Personnel;

/// <summary>What the HR system pushed and how that went; what is due can be done at once, or shown beforehand.</summary>
internal sealed class PushListPage(ConnectionOperations connections, PushOperations pushes)
{
    private const int Shown = 20;
    private const string Route = "console/connections/{connectionId}/pushes";

    [Function("ConsolePushes")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = Route)] HttpRequest http,
        [DurableClient] DurableTaskClient client, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        if (!request.IsPost)
            return await ShowAsync(request, connection, null, cancellation);
        try
        {
            var administrationId = Guid.TryParse(request.Text(PushListView.Administration), out var named) ? named : (Guid?)null;
            var asked = new PushDueRequest(
                request.Action == PushListView.Preview, EmployeeId: null, administrationId, Ask: request.Action == PushListView.Ask);
            return request.GoTo(request.Paths.Push(id, await pushes.StartDueAsync(client, request.Caller, id, asked, cancellation)));
        }
        catch (ProblemException exception)
        {
            return await ShowAsync(request, connection, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> ShowAsync(
        ConsoleRequest request, ConnectionResponse connection, Problem? problem, CancellationToken cancellation)
    {
        var (list, older) = await pushes.ListAsync(
            request.Caller, connection.Id, Shown, request.Query(OlderThan.Field), cancellation);
        return request.Show(
            new Page(request.In("Push.Title"), connection, Section.Pushes)
            {
                Status = problem?.Status ?? StatusCodes.Status200OK,
                IsLive = list.Any(PushStates.IsGoingOn),
            },
            PushListView.Of(connection, list, older, problem));
    }
}
