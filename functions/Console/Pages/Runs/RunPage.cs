using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Runs;

/// <summary>How far a run is, or how it went, per administration.</summary>
internal sealed class RunPage(ConnectionOperations connections, SyncOperations syncs)
{
    [Function("ConsoleRun")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/connections/{connectionId}/runs/{runId}")] HttpRequest http,
        string connectionId, string runId, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        var run = await syncs.GetAsync(request.Caller, id, runId, cancellation);
        return request.Show(
            new Page(run.Preview ? request.In("Run.PreviewOfASync") : request.In("Run.Sync"), connection, Section.Runs)
            {
                IsLive = RunWords.IsGoingOn(run),
            },
            RunView.Of(connection, run));
    }
}
