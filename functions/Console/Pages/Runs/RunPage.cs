using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Runs;

/// <summary>How far a run is, or how it went, per administration.</summary>
internal sealed class RunPage(ConnectionOperations connections, SyncOperations syncs)
{
    [Function("ConsoleRun")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/connections/{connectionId}/runs/{runId}")] HttpRequest request,
        string connectionId, string runId, FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        var run = await syncs.GetAsync(visit.Caller, connectionId, runId, cancellation);
        var page = visit.PageOf(run.AdministrationCount);
        var isGoingOn = RunWords.IsGoingOn(run);
        return visit.Show(
            new Page(run.Preview ? visit.In("Run.PreviewOfASync") : visit.In("Run.Sync"), connection, Section.Runs) { IsLive = isGoingOn },
            Html($"""
                {When(run.Preview, () => $"<p>{visit.In("Run.APreviewChangesNothingItShows")}</p>")}
                {Widgets.Live("progress", isGoingOn, Progress(visit, connectionId, run))}
                {Widgets.Live("parts", isGoingOn, Html($"{Figures(visit, run)}{Parts(visit, connectionId, run.AtPage(page))}{Next(visit, connection, run, isGoingOn)}"), isRead: false)}
                {Widgets.Pager(visit, page, run.AdministrationCount, visit.Paths.Run(connectionId, runId))}
                <p><a href="{visit.Paths.Runs(connectionId)}">{visit.In("Run.ToAllSyncs")}</a></p>
                """));
    }

    private static IHtmlContent Progress(ConsoleRequest visit, string connectionId, RunResponse run)
    {
        var label = visit.In("Run.AdministrationsDone");
        return Html($"""
            <p>{RunWords.Badge(visit, run.State)} {When(run.AdministrationCount > 0, () => $"{label}: {run.AdministrationsEnded} {visit.In("Common.Of")} {run.AdministrationCount}.")}</p>
            {When(RunWords.IsGoingOn(run) && run.AdministrationCount > 0, () => $"<progress value=\"{run.AdministrationsEnded}\" max=\"{run.AdministrationCount}\" aria-label=\"{label}\"></progress>")}
            {Advice.Problem(visit, new(connectionId), run.Problem)}
            """);
    }

    private static IHtmlContent Figures(ConsoleRequest visit, RunResponse run) => Widgets.Facts(
    [
        (visit.In("Common.Kind"), RunWords.KindOf(visit, run)),
        (visit.In("Run.AskedFor"), Widgets.Moment(visit, run.QueuedAt)),
        .. run.FinishedAt is { } finished ? new (string, object?)[] { (visit.In("Common.Finished"), Widgets.Moment(visit, finished)) } : [],
        .. Counts(visit, run.Preview, run.Created, run.Updated, run.Unchanged, run.Skipped, run.Failed),
        (visit.In("Common.CallsToLoket"), visit.Reader.Count(run.LoketCalls)),
        (visit.In("Run.MessagesToThePlanner"), visit.Reader.Count(run.PlannerCalls)),
    ]);

    private static IEnumerable<(string Name, object? Value)> Counts(ConsoleRequest visit, bool isPreview, params int[] counts) =>
        Enum.GetValues<EmployeeOutcome>().Zip(counts, (outcome, count) => (RunWords.NameOf(visit, outcome, isPreview), (object?)visit.Reader.Count(count)));

    private static IHtmlContent Parts(ConsoleRequest visit, string connectionId, RunResponse run) => Widgets.Part("administrations", visit.In("Run.PerAdministration"), Html($"""
        {Widgets.Table(
            visit.In("Run.PerAdministration"),
            [
                new(visit.In("Common.Administration")), new(visit.In("Common.Status")),
                .. Enum.GetValues<EmployeeOutcome>().Select(outcome => new Column(RunWords.NameOf(visit, outcome, run.Preview), true)),
            ],
            run.Administrations.Select(one => (IReadOnlyList<object?>)
            [
                Name(visit, connectionId, run, one), RunWords.Badge(visit, one.State),
                .. new[] { one.Created, one.Updated, one.Unchanged, one.Skipped, one.Failed }.Select(visit.Reader.Count),
            ]),
            visit.In("Run.NoAdministrationHadItsTurnYet"))}
        {All(run.Administrations.Where(one => one.Notice is not null || one.Problem is not null).Select(one =>
            Html($"<h3>{Foreign(one.Name)}</h3>{Advice.Problem(visit, new(connectionId, one.Id), one.Problem)}{Advice.Notice(visit, new(connectionId, one.Id), one.Notice)}")))}
        """));

    private static IHtmlContent Name(ConsoleRequest visit, string connectionId, RunResponse run, AdministrationRunResponse one) => Html($"""
        {(one.State == AdministrationRunState.Done
            ? Html($"<a href=\"{visit.Paths.RunAdministration(connectionId, run.Id, one.Id)}\">{Foreign(one.Name)}</a>")
            : Foreign(one.Name))}<br><span class="quiet">{Foreign(one.EmployerName)}</span>
        """);

    private static IHtmlContent Next(ConsoleRequest visit, ConnectionResponse connection, RunResponse run, bool isGoingOn) => run.Preview && !isGoingOn
        ? SyncForm.Now(visit, connection, run.Administrations.Count == 1 && connection.Administrations.Count > 1 ? run.Administrations[0].Id : null)
        : Nothing;
}
