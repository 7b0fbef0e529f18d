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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/connections/{connectionId}/runs/{runId}")] HttpRequest http,
        string connectionId, string runId, FunctionContext context, CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        var run = await syncs.GetAsync(request.Caller, connectionId, runId, cancellation);
        var page = request.PageOf(run.AdministrationCount);
        var isGoingOn = RunWords.IsGoingOn(run);
        return request.Show(
            new Page(run.Preview ? request.In("Run.PreviewOfASync") : request.In("Run.Sync"), connection, Section.Runs) { IsLive = isGoingOn },
            Html($"""
                {When(run.Preview, () => $"<p>{request.In("Run.APreviewChangesNothingItShows")}</p>")}
                {Widgets.Live("progress", isGoingOn, Progress(request, connectionId, run))}
                {Widgets.Live("parts", isGoingOn, Html($"{Figures(request, run)}{Parts(request, connectionId, run.AtPage(page))}{Next(request, connection, run, isGoingOn)}"), isRead: false)}
                {Widgets.Pager(request, page, run.AdministrationCount, request.Paths.Run(connectionId, runId))}
                <p><a href="{request.Paths.Runs(connectionId)}">{request.In("Run.ToAllSyncs")}</a></p>
                """));
    }

    private static IHtmlContent Progress(ConsoleRequest request, string connectionId, RunResponse run)
    {
        var label = request.In("Run.AdministrationsDone");
        return Html($"""
            <p>{RunWords.Badge(request, run.State)} {When(run.AdministrationCount > 0, () => $"{label}: {run.AdministrationsEnded} {request.In("Common.Of")} {run.AdministrationCount}.")}</p>
            {When(RunWords.IsGoingOn(run) && run.AdministrationCount > 0, () => $"<progress value=\"{run.AdministrationsEnded}\" max=\"{run.AdministrationCount}\" aria-label=\"{label}\"></progress>")}
            {Advice.Problem(request, new(connectionId), run.Problem)}
            """);
    }

    private static IHtmlContent Figures(ConsoleRequest request, RunResponse run) => Widgets.Facts(
    [
        (request.In("Common.Kind"), RunWords.KindOf(request, run)),
        (request.In("Run.AskedFor"), Widgets.Moment(request, run.QueuedAt)),
        .. run.FinishedAt is { } finished ? new (string, object?)[] { (request.In("Common.Finished"), Widgets.Moment(request, finished)) } : [],
        .. Counts(request, run.Preview, run.Created, run.Updated, run.Unchanged, run.Skipped, run.Failed),
        (request.In("Common.CallsToLoket"), request.Reader.Count(run.LoketCalls)),
        (request.In("Run.MessagesToThePlanner"), request.Reader.Count(run.PlannerCalls)),
    ]);

    private static IEnumerable<(string Name, object? Value)> Counts(ConsoleRequest request, bool isPreview, params int[] counts) =>
        Enum.GetValues<EmployeeOutcome>().Zip(counts, (outcome, count) => (RunWords.NameOf(request, outcome, isPreview), (object?)request.Reader.Count(count)));

    private static IHtmlContent Parts(ConsoleRequest request, string connectionId, RunResponse run) => Widgets.Part("administrations", request.In("Run.PerAdministration"), Html($"""
        {Widgets.Table(
            request.In("Run.PerAdministration"),
            [
                new(request.In("Common.Administration")), new(request.In("Common.Status")),
                .. Enum.GetValues<EmployeeOutcome>().Select(outcome => new Column(RunWords.NameOf(request, outcome, run.Preview), true)),
            ],
            run.Administrations.Select(one => (IReadOnlyList<object?>)
            [
                Name(request, connectionId, run, one), RunWords.Badge(request, one.State),
                .. new[] { one.Created, one.Updated, one.Unchanged, one.Skipped, one.Failed }.Select(request.Reader.Count),
            ]),
            request.In("Run.NoAdministrationHadItsTurnYet"))}
        {All(run.Administrations.Where(one => one.Notice is not null || one.Problem is not null).Select(one =>
            Html($"<h3>{Foreign(one.Name)}</h3>{Advice.Problem(request, new(connectionId, one.Id), one.Problem)}{Advice.Notice(request, new(connectionId, one.Id), one.Notice)}")))}
        """));

    private static IHtmlContent Name(ConsoleRequest request, string connectionId, RunResponse run, AdministrationRunResponse one) => Html($"""
        {(one.State == AdministrationRunState.Done
            ? Html($"<a href=\"{request.Paths.RunAdministration(connectionId, run.Id, one.Id)}\">{Foreign(one.Name)}</a>")
            : Foreign(one.Name))}<br><span class="quiet">{Foreign(one.EmployerName)}</span>
        """);

    private static IHtmlContent Next(ConsoleRequest request, ConnectionResponse connection, RunResponse run, bool isGoingOn) => run.Preview && !isGoingOn
        ? SyncForm.Now(request, connection, run.Administrations.Count == 1 && connection.Administrations.Count > 1 ? run.Administrations[0].Id : null)
        : Nothing;
}
