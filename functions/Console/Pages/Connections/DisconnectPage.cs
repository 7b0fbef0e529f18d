using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>Ends a connection: says what goes and what stays, and does it only for who ticked that he knows.</summary>
internal sealed class DisconnectPage(ConnectionOperations connections, DisconnectOperations disconnecting)
{
    private const string Route = "console/connections/{connectionId}/disconnect";
    private const string Confirm = "confirm";

    [Function("ConsoleDisconnect")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        return Show(visit, await GetAsync(visit, connectionId, cancellation), null);
    }

    [Function("ConsoleEndConnection")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> EndAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string connectionId,
        [DurableClient] DurableTaskClient client, FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var connection = await GetAsync(visit, connectionId, cancellation);
        if (visit.Text(Confirm) != "true")
            return Show(visit, connection, Problems.Invalid(Confirm, InputFaults.NotChosen));
        await disconnecting.DisconnectAsync(client, visit.Caller, connectionId, cancellation);
        return visit.GoTo(visit.Paths.Connection(connectionId), DoneWords.Ended);
    }

    private async Task<ConnectionResponse> GetAsync(ConsoleRequest visit, string connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        visit.Caller.Access.RequireWhole(Permission.EditConnection);
        return connection;
    }

    private static IResult Show(ConsoleRequest visit, ConnectionResponse connection, Problem? problem)
    {
        var fault = visit.In("Disconnect.FirstTickThisBoxIfYou");
        var sure = new Field(
            Confirm, visit.In("Disconnect.IHaveKeptWhatINeed"),
            Fault: problem is null ? null : fault);
        var form = Html($"""
            {Forms.CheckField(sure, isOn: false)}
            <p class="actions"><button class="danger">{visit.In("Disconnect.EndAndEraseTheConnection")}</button>
            {Widgets.Link(visit.Paths.Settings(connection.Id), visit.In("Disconnect.DoNotEndIt"))}</p>
            """);
        return visit.Show(
            new Page(visit.In("Common.EndTheConnection"), connection, Section.Settings) { Status = problem?.Status ?? StatusCodes.Status200OK },
            Html($"""
                {visit.Faults(problem, (_, _) => fault)}
                {Widgets.Notice(Tone.Warning, visit.In("Disconnect.ThisCannotBeUndoneFirstDownload"))}
                <p>{Widgets.Link(visit.Paths.Exports(connection.Id), visit.In("Disconnect.ToTheExportsWithTheirPayroll"))}</p>
                {Widgets.Part("goes", visit.In("Disconnect.WhatIsErased"), ListOf(Goes(visit)))}
                {Widgets.Part("stays", visit.In("Disconnect.WhatStays"), ListOf(Stays(visit)))}
                {visit.Form(visit.Paths.Disconnect(connection.Id), form)}
                """));
    }

    private static IHtmlContent ListOf(IEnumerable<string> lines) => Html($"<ul>{Each(lines, line => $"<li>{line}</li>")}</ul>");

    private static IEnumerable<string> Goes(ConsoleRequest visit) =>
    [
        visit.In("Disconnect.AccessToLoketNlNothingIs"),
        visit.In("Disconnect.AllDataOfEmployeesTheirLinks"),
        visit.In("Disconnect.AllExportsWithTheirHoursPayroll"),
        visit.In("Disconnect.TheMappingsTheSyncsWithTheir"),
    ];

    private static IEnumerable<string> Stays(ConsoleRequest visit) =>
    [
        visit.In("Disconnect.NothingChangesInLoketNlOr", visit.Product),
        visit.In("Disconnect.HereStaysThatThereWasA"),
        visit.In("Disconnect.LoketNlMayStillListThe"),
    ];
}
