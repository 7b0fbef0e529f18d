using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>Ends a connection: says what goes and what stays, and does it only for who ticked to know that.</summary>
internal sealed class DisconnectPage(ConnectionOperations connections, DisconnectOperations disconnecting)
{
    private const string Route = "console/connections/{connectionId}/disconnect";

    [Function("ConsoleDisconnect")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        return Show(request, await GetAsync(request, new(connectionId), cancellation), null);
    }

    [Function("ConsoleEndConnection")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> EndAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, string connectionId,
        [DurableClient] DurableTaskClient client, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await GetAsync(request, id, cancellation);
        if (request.Text(DisconnectView.Confirm) != "true")
            return Show(request, connection, Problems.Invalid(DisconnectView.Confirm, InputFaults.NotChosen));
        await disconnecting.DisconnectAsync(client, request.Caller, id, cancellation);
        return request.GoTo(request.Paths.Connection(id), DoneWords.Ended);
    }

    private async Task<ConnectionResponse> GetAsync(ConsoleRequest request, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        request.Caller.Access.RequireWhole(Permission.EditConnection);
        return connection;
    }

    private static IResult Show(ConsoleRequest request, ConnectionResponse connection, Problem? problem) => request.Show(
        new Page(
            request.In("Common.EndTheConnection"), connection, Section.Settings)
        { Status = problem?.Status ?? StatusCodes.Status200OK },
        DisconnectView.Of(connection, problem));
}
