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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "console/connections/{connectionId}/runs")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        if (!visit.IsPost)
            return await ShowAsync(visit, connection, null, cancellation);
        try
        {
            var run = await syncs.StartAsync(client, visit.Caller, connectionId, SyncForm.Read(visit, connection), cancellation);
            return visit.GoTo(visit.Paths.Run(connectionId, run.RunId!), run.AlreadyRunning ? DoneWords.AlreadyRunning : null);
        }
        catch (ProblemException exception)
        {
            return await ShowAsync(visit, connection, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> ShowAsync(ConsoleRequest visit, ConnectionResponse connection, Problem? problem, CancellationToken cancellation)
    {
        var before = visit.Query(OlderThan.Field);
        var (runs, older) = await syncs.ListAsync(visit.Caller, connection.Id, Shown, before, cancellation);
        var isGoingOn = runs.Any(RunWords.IsGoingOn);
        return visit.Show(
            new Page(visit.In("Common.Syncs"), connection, Section.Runs) { Status = problem?.Status ?? StatusCodes.Status200OK, IsLive = isGoingOn },
            Html($"""
                {visit.Faults(problem)}
                {SyncForm.Of(visit, connection)}
                {Widgets.Part("earlier", visit.In("RunList.EarlierSyncs"), Widgets.Live("runs", isGoingOn, Table(visit, connection.Id, runs), isRead: false))}
                {Widgets.Pager(visit, before is null, older, visit.Paths.Runs(connection.Id))}
                """));
    }

    private static IHtmlContent Table(ConsoleRequest visit, string connectionId, IReadOnlyList<RunResponse> runs) => Widgets.Table(
        visit.In("RunList.SyncsTheNewestFirst"),
        [
            new(visit.In("Common.When")), new(visit.In("Common.Kind")), new(visit.In("Common.Status")),
            new(visit.In("Common.Added"), true), new(visit.In("Common.Updated"), true), new(visit.In("Common.Unchanged2"), true),
            new(visit.In("Common.Skipped"), true), new(visit.In("Common.Failed2"), true), new(visit.In("Common.CallsToLoket"), true),
        ],
        runs.Select(run => (IReadOnlyList<object?>)
        [
            Html($"<a href=\"{visit.Paths.Run(connectionId, run.Id)}\">{Widgets.Moment(visit, run.QueuedAt)}</a>"), RunWords.KindOf(visit, run), RunWords.Badge(visit, run.State),
            visit.Reader.Count(run.Created), visit.Reader.Count(run.Updated), visit.Reader.Count(run.Unchanged),
            visit.Reader.Count(run.Skipped), visit.Reader.Count(run.Failed), visit.Reader.Count(run.LoketCalls),
        ]),
        visit.In("RunList.NothingWasSyncedYet"));
}
