using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using static LoketFunctions.Console.Rendering.Markup;

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
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        if (!request.IsPost)
            return await ShowAsync(request, connection, null, cancellation);
        try
        {
            var run = await syncs.StartAsync(client, request.Caller, connectionId, SyncForm.Read(request, connection), cancellation);
            return request.GoTo(request.Paths.Run(connectionId, run.RunId!), run.AlreadyRunning ? DoneWords.AlreadyRunning : null);
        }
        catch (ProblemException exception)
        {
            return await ShowAsync(request, connection, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> ShowAsync(ConsoleRequest request, ConnectionResponse connection, Problem? problem, CancellationToken cancellation)
    {
        var before = request.Query(OlderThan.Field);
        var (runs, older) = await syncs.ListAsync(request.Caller, connection.Id, Shown, before, cancellation);
        var isGoingOn = runs.Any(RunWords.IsGoingOn);
        return request.Show(
            new Page(request.In("Common.Syncs"), connection, Section.Runs) { Status = problem?.Status ?? StatusCodes.Status200OK, IsLive = isGoingOn },
            Html($"""
                {request.Faults(problem)}
                {SyncForm.Of(request, connection)}
                {Widgets.Part("earlier", request.In("RunList.EarlierSyncs"), Widgets.Live("runs", isGoingOn, Table(request, connection.Id, runs), isRead: false))}
                {Widgets.Pager(request, before is null, older, request.Paths.Runs(connection.Id))}
                """));
    }

    private static IHtmlContent Table(ConsoleRequest request, string connectionId, IReadOnlyList<RunResponse> runs) => Widgets.Table(
        request.In("RunList.SyncsTheNewestFirst"),
        [
            new(request.In("Common.When")), new(request.In("Common.Kind")), new(request.In("Common.Status")),
            new(request.In("Common.Added"), true), new(request.In("Common.Updated"), true), new(request.In("Common.Unchanged2"), true),
            new(request.In("Common.Skipped"), true), new(request.In("Common.Failed2"), true), new(request.In("Common.CallsToLoket"), true),
        ],
        runs.Select(run => (IReadOnlyList<object?>)
        [
            Html($"<a href=\"{request.Paths.Run(connectionId, run.Id)}\">{Widgets.Moment(request, run.QueuedAt)}</a>"), RunWords.KindOf(request, run), RunWords.Badge(request, run.State),
            request.Reader.Count(run.Created), request.Reader.Count(run.Updated), request.Reader.Count(run.Unchanged),
            request.Reader.Count(run.Skipped), request.Reader.Count(run.Failed), request.Reader.Count(run.LoketCalls),
        ]),
        request.In("RunList.NothingWasSyncedYet"));
}
