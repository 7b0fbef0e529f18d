using LoketFunctions.Components;
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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        return Show(request, await GetAsync(request, connectionId, cancellation), null);
    }

    [Function("ConsoleEndConnection")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> EndAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, string connectionId,
        [DurableClient] DurableTaskClient client, FunctionContext context, CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        var connection = await GetAsync(request, connectionId, cancellation);
        if (request.Text(Confirm) != "true")
            return Show(request, connection, Problems.Invalid(Confirm, InputFaults.NotChosen));
        await disconnecting.DisconnectAsync(client, request.Caller, connectionId, cancellation);
        return request.GoTo(request.Paths.Connection(connectionId), DoneWords.Ended);
    }

    private async Task<ConnectionResponse> GetAsync(ConsoleRequest request, string connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        request.Caller.Access.RequireWhole(Permission.EditConnection);
        return connection;
    }

    private static IResult Show(ConsoleRequest request, ConnectionResponse connection, Problem? problem)
    {
        var fault = request.In("Disconnect.FirstTickThisBoxIfYou");
        var sure = new Field(
            Confirm, request.In("Disconnect.IHaveKeptWhatINeed"),
            Fault: problem is null ? null : fault);
        var form = Html($"""
            {Forms.CheckField(sure, isOn: false)}
            <p class="actions"><button class="danger">{request.In("Disconnect.EndAndEraseTheConnection")}</button>
            {Widgets.Link(request.Paths.Settings(connection.Id), request.In("Disconnect.DoNotEndIt"))}</p>
            """);
        return request.Show(
            new Page(request.In("Common.EndTheConnection"), connection, Section.Settings) { Status = problem?.Status ?? StatusCodes.Status200OK },
            Html($"""
                {request.Faults(problem, (_, _) => fault)}
                {Widgets.Notice(Tone.Warning, request.In("Disconnect.ThisCannotBeUndoneFirstDownload"))}
                <p>{Widgets.Link(request.Paths.Exports(connection.Id), request.In("Disconnect.ToTheExportsWithTheirPayroll"))}</p>
                {Widgets.Part("goes", request.In("Disconnect.WhatIsErased"), ListOf(Goes(request)))}
                {Widgets.Part("stays", request.In("Disconnect.WhatStays"), ListOf(Stays(request)))}
                {request.Form(request.Paths.Disconnect(connection.Id), form)}
                """));
    }

    private static IHtmlContent ListOf(IEnumerable<string> lines) => Html($"<ul>{Each(lines, line => $"<li>{line}</li>")}</ul>");

    private static IEnumerable<string> Goes(ConsoleRequest request) =>
    [
        request.In("Disconnect.AccessToLoketNlNothingIs"),
        request.In("Disconnect.AllDataOfEmployeesTheirLinks"),
        request.In("Disconnect.AllExportsWithTheirHoursPayroll"),
        request.In("Disconnect.TheMappingsTheSyncsWithTheir"),
    ];

    private static IEnumerable<string> Stays(ConsoleRequest request) =>
    [
        request.In("Disconnect.NothingChangesInLoketNlOr", request.Product),
        request.In("Disconnect.HereStaysThatThereWasA"),
        request.In("Disconnect.LoketNlMayStillListThe"),
    ];
}
