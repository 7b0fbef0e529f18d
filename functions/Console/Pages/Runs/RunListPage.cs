using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Console.Pages.Runs;

/// <summary>Sync now or preview, and how earlier runs went.</summary>
internal sealed class RunListPage(ConnectionOperations connections, SyncOperations syncs)
{
    private const int Shown = 20;

    [Function("ConsoleRuns")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "console/connections/{connectionId}/runs")] HttpRequest http,
        [DurableClient] DurableTaskClient client, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        if (!request.IsPost)
            return await ShowAsync(request, connection, null, cancellation);
        try
        {
            var run = await syncs.StartAsync(client, request.Caller, id, SyncForm.Read(request, connection), cancellation);
            return request.GoTo(request.Paths.Run(id, run.RunId!), run.AlreadyRunning ? DoneWords.AlreadyRunning : null);
        }
        catch (ProblemException exception)
        {
            return await ShowAsync(request, connection, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> ShowAsync(
        ConsoleRequest request, ConnectionResponse connection, Problem? problem, CancellationToken cancellation)
    {
        var before = request.Query(OlderThan.Field);
        var (runs, older) = await syncs.ListAsync(request.Caller, connection.Id, Shown, before, cancellation);
        return request.Show(
            new Page(request.In("Common.Syncs"), connection, Section.Runs)
            {
                Status = problem?.Status ?? StatusCodes.Status200OK,
                IsLive = runs.Any(RunWords.IsGoingOn),
            },
            RunListView.Of(connection, runs, older, problem));
    }
}
