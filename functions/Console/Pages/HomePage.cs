using LoketFunctions.Connections;
using LoketFunctions.Console.Gate;
using LoketFunctions.Console.Rendering;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages;

/// <summary>All connections that the person reaches: how they stand and what needs somebody.</summary>
internal sealed class HomePage(ConnectionOperations connections)
{
    [Function("ConsoleHome")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console")] HttpRequest request, FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var list = (await connections.ListAsync(visit.Caller, cancellation)).Connections;
        var needing = list.Count(connection => connection.Attention is not null);
        var summary = needing == 0
            ? Widgets.Notice(Tone.Good, visit.In("Alles loopt. Er is niets dat u hoeft te doen.", "All is running. There is nothing that you need to do."))
            : Widgets.Notice(Tone.Warning, visit.In($"{needing} van de {list.Count} koppelingen vragen aandacht.", $"{needing} of {list.Count} connections need attention."));
        return visit.Show(
            new Page(visit.In("Koppelingen met Loket.nl", "Connections with Loket.nl")),
            list.Count == 0 ? Html($"<p>{visit.In("Er is nog geen koppeling.", "There is no connection yet.")}</p>") : Html($"""
                {summary}
                <ul class="cardlist">{Each(list, connection => $"<li>{Card(visit, connection)}</li>")}</ul>
                """));
    }

    private static IHtmlContent Card(Visit visit, ConnectionAnswer connection) => Html($"""
        <h2><a href="{visit.Paths.Connection(connection.Id)}">{Foreign(ConnectionNames.Of(visit, connection))}</a></h2>
        <p>{ConnectionNames.StateBadge(visit, connection.State)}</p>
        {(connection.Attention is { } attention ? Html($"<p>{Foreign(attention.Detail)} {attention.WhatToDo}</p>") : Nothing)}
        """);
}
