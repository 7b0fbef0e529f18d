using System.Text.Json;
using LoketFunctions.Components;
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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, FunctionContext context, CancellationToken cancellation) =>
        PageAsync(context.GetConsoleRequest(), null, cancellation);

    [Function("ConsoleAddConnection")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> AddAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, FunctionContext context, CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        try
        {
            var settings = new Dictionary<string, string?> { ["returnAddress"] = request.ReturnAddress, ["language"] = request.Language };
            foreach (var field in new[] { Label, OwnerEmail }.Where(field => request.Text(field) is not null))
                settings[field] = request.Text(field);
            var read = ConnectionSettings.ReadNew(
                JsonSerializer.SerializeToUtf8Bytes(settings, AppJson.Options), planners.Get(request.Caller.Tenant.Planner));
            return request.GoTo(request.Paths.Connect((await connections.CreateAsync(request.Caller, read, cancellation)).Id));
        }
        catch (ProblemException exception) when (exception.Problem.Faults is not null)
        {
            return await PageAsync(request, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> PageAsync(ConsoleRequest request, Problem? problem, CancellationToken cancellation)
    {
        var list = (await connections.ListAsync(request.Caller, page: null, cancellation)).Connections
            .OrderBy(connection => connection.State == ConnectionState.Disconnected).ToList();
        var page = request.PageOf(list.Count);
        return request.Show(
            new Page(request.In("Home.ConnectionsWithLoketNl")) { Status = problem?.Status ?? StatusCodes.Status200OK },
            Html($"""
                {request.Faults(problem, (field, _) => FaultOf(request, field))}
                {(problem is null ? Summary(request, list) : Nothing)}
                <ul class="cardlist">{Each(page.From(list), connection => $"<li>{Card(request, connection)}</li>")}</ul>
                {Widgets.Pager(request, page, list.Count, request.Paths.Home)}
                {(MayAdd(request) ? Adding(request, problem, isOpen: list.Count == 0 || problem is not null) : Nothing)}
                """));
    }

    private static IHtmlContent Summary(ConsoleRequest request, List<ConnectionResponse> list)
    {
        var needing = list.Count(connection => connection.Attention is not null);
        var unfinished = list.Count(connection => connection is { Attention: null, State: ConnectionState.Requested or ConnectionState.SetUp });
        return (list.Count, needing, unfinished) switch
        {
            (0, _, _) => Html($"<p>{(MayAdd(request)
                ? request.In("Home.ThereIsNoConnectionYetAdd")
                : request.In("Home.ThereIsNoConnectionYetWhoever"))}</p>"),
            (1, 1, _) => Widgets.Notice(Tone.Warning, request.In("Home.TheConnectionNeedsAttention")),
            (_, > 0, _) => Widgets.Notice(Tone.Warning, request.InPlural("Home.Attention", needing, list.Count)),
            (_, _, > 0) => Widgets.Notice(Tone.Busy, request.In("Home.NotEverythingIsSetUpYet")),
            _ => Widgets.Notice(Tone.Good, request.In("Home.AllIsRunningThereIsNothing")),
        };
    }

    private static IHtmlContent Card(ConsoleRequest request, ConnectionResponse connection) => Html($"""
        <h2><a href="{request.Paths.Connection(connection.Id)}">{Foreign(ConnectionNames.Of(request, connection))}</a></h2>
        <p>{ConnectionNames.StateBadge(request, connection.State)}</p>
        {When(connection.Administrations.Count > 0, () => $"<p class=\"quiet\">{AdministrationNames.Count(request, connection.Administrations.Count)}</p>")}
        {When(connection.NextNightAt is not null, () => $"<p class=\"quiet\">{request.In("Home.NextSync")} {Widgets.Moment(request, connection.NextNightAt!.Value)}</p>")}
        {AttentionNotice.Of(request, connection)}
        """);

    private static IHtmlContent Adding(ConsoleRequest request, Problem? problem, bool isOpen)
    {
        var label = new Field(
            Label, request.In("Home.NameOfTheConnectionMayStay"), request.Text(Label),
            request.In("Home.ByWhichYouRecogniseItSuch"),
            Fault(request, problem, Label));
        var owner = new Field(
            OwnerEmail, request.In("Home.EMailAddressForMessagesMay"), request.Text(OwnerEmail),
            request.In("Home.WhoIsMailedWhenThereIs"), Fault(request, problem, OwnerEmail));
        var form = Html($"""
            {Forms.TextField(label)}
            {Forms.TextField(owner, "email", "email")}
            <p class="actions"><button>{request.In("Home.AddAndConnect")}</button></p>
            """);
        return Html($"""
            <details{When(isOpen, () => $" open")}>
            <summary>{request.In("Home.AddAConnection")}</summary>
            {request.Form(request.Paths.Home, form)}
            </details>
            """);
    }

    /// <summary>A connection needs an address that its user goes back to: without one in the session, only the planner's backend can make it.</summary>
    private static bool MayAdd(ConsoleRequest request) =>
        request.ReturnAddress is not null && request.Caller.Access is { ConnectionId: null } access && access.AllowsWhole(Permission.EditConnection);

    private static string? Fault(ConsoleRequest request, Problem? problem, string field) =>
        problem?.Faults?.ContainsKey(field) == true ? FaultOf(request, field) : null;

    private static string FaultOf(ConsoleRequest request, string field) => field switch
    {
        Label => request.In("Home.TheNameIsNotOneLine"),
        OwnerEmail => request.In("Common.ThisIsNoEMailAddress"),
        _ => request.In("Home.TheAddressToGoBackTo"),
    };
}
