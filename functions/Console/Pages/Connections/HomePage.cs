using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>All connections that the person reaches: how they stand and what needs somebody. A new one begins here.</summary>
internal sealed class HomePage(ConnectionOperations connections, Planners planners)
{
    private const string Route = "console";
    private const string Label = "label";
    private const string OwnerEmail = "ownerEmail";

    [Function("ConsoleHome")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, FunctionContext context, CancellationToken cancellation) =>
        PageAsync(context.GetVisit(), null, cancellation);

    [Function("ConsoleAddConnection")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> AddAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        try
        {
            var settings = new Dictionary<string, string?> { ["returnAddress"] = visit.ReturnAddress, ["language"] = visit.Language };
            foreach (var field in new[] { Label, OwnerEmail }.Where(field => visit.Text(field) is not null))
                settings[field] = visit.Text(field);
            var read = ConnectionSettings.ReadNew(
                JsonSerializer.SerializeToUtf8Bytes(settings, AppJson.Options), planners.Get(visit.Caller.Tenant.Planner));
            return visit.GoTo(visit.Paths.Connect((await connections.CreateAsync(visit.Caller, read, cancellation)).Id));
        }
        catch (ProblemException exception) when (exception.Problem.Faults is not null)
        {
            return await PageAsync(visit, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> PageAsync(ConsoleRequest visit, Problem? problem, CancellationToken cancellation)
    {
        var list = (await connections.ListAsync(visit.Caller, page: null, cancellation)).Connections
            .OrderBy(connection => connection.State == ConnectionState.Disconnected).ToList();
        var page = visit.PageOf(list.Count);
        return visit.Show(
            new Page(visit.In("Home.ConnectionsWithLoketNl")) { Status = problem?.Status ?? StatusCodes.Status200OK },
            Html($"""
                {visit.Faults(problem, (field, _) => FaultOf(visit, field))}
                {(problem is null ? Summary(visit, list) : Nothing)}
                <ul class="cardlist">{Each(page.From(list), connection => $"<li>{Card(visit, connection)}</li>")}</ul>
                {Widgets.Pager(visit, page, list.Count, visit.Paths.Home)}
                {(MayAdd(visit) ? Adding(visit, problem, isOpen: list.Count == 0 || problem is not null) : Nothing)}
                """));
    }

    private static IHtmlContent Summary(ConsoleRequest visit, List<ConnectionResponse> list)
    {
        var needing = list.Count(connection => connection.Attention is not null);
        var unfinished = list.Count(connection => connection is { Attention: null, State: ConnectionState.Requested or ConnectionState.SetUp });
        return (list.Count, needing, unfinished) switch
        {
            (0, _, _) => Html($"<p>{(MayAdd(visit)
                ? visit.In("Home.ThereIsNoConnectionYetAdd")
                : visit.In("Home.ThereIsNoConnectionYetWhoever"))}</p>"),
            (1, 1, _) => Widgets.Notice(Tone.Warning, visit.In("Home.TheConnectionNeedsAttention")),
            (_, > 0, _) => Widgets.Notice(Tone.Warning, visit.InPlural("Home.Attention", needing, list.Count)),
            (_, _, > 0) => Widgets.Notice(Tone.Busy, visit.In("Home.NotEverythingIsSetUpYet")),
            _ => Widgets.Notice(Tone.Good, visit.In("Home.AllIsRunningThereIsNothing")),
        };
    }

    private static IHtmlContent Card(ConsoleRequest visit, ConnectionResponse connection) => Html($"""
        <h2><a href="{visit.Paths.Connection(connection.Id)}">{Foreign(ConnectionNames.Of(visit, connection))}</a></h2>
        <p>{ConnectionNames.StateBadge(visit, connection.State)}</p>
        {When(connection.Administrations.Count > 0, () => $"<p class=\"quiet\">{AdministrationNames.Count(visit, connection.Administrations.Count)}</p>")}
        {When(connection.NextNightAt is not null, () => $"<p class=\"quiet\">{visit.In("Home.NextSync")} {Widgets.Moment(visit, connection.NextNightAt!.Value)}</p>")}
        {AttentionNotice.Of(visit, connection)}
        """);

    private static IHtmlContent Adding(ConsoleRequest visit, Problem? problem, bool isOpen)
    {
        var label = new Field(
            Label, visit.In("Home.NameOfTheConnectionMayStay"), visit.Text(Label),
            visit.In("Home.ByWhichYouRecogniseItSuch"),
            Fault(visit, problem, Label));
        var owner = new Field(
            OwnerEmail, visit.In("Home.EMailAddressForMessagesMay"), visit.Text(OwnerEmail),
            visit.In("Home.WhoIsMailedWhenThereIs"), Fault(visit, problem, OwnerEmail));
        var form = Html($"""
            {Forms.TextField(label)}
            {Forms.TextField(owner, "email", "email")}
            <p class="actions"><button>{visit.In("Home.AddAndConnect")}</button></p>
            """);
        return Html($"""
            <details{When(isOpen, () => $" open")}>
            <summary>{visit.In("Home.AddAConnection")}</summary>
            {visit.Form(visit.Paths.Home, form)}
            </details>
            """);
    }

    /// <summary>A connection needs an address that its user goes back to: without one in the session, only the planner's backend can make it.</summary>
    private static bool MayAdd(ConsoleRequest visit) =>
        visit.ReturnAddress is not null && visit.Caller.Access is { ConnectionId: null } access && access.AllowsWhole(Permission.EditConnection);

    private static string? Fault(ConsoleRequest visit, Problem? problem, string field) =>
        problem?.Faults?.ContainsKey(field) == true ? FaultOf(visit, field) : null;

    private static string FaultOf(ConsoleRequest visit, string field) => field switch
    {
        Label => visit.In("Home.TheNameIsNotOneLine"),
        OwnerEmail => visit.In("Common.ThisIsNoEMailAddress"),
        _ => visit.In("Home.TheAddressToGoBackTo"),
    };
}
