using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Export;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>The exports of a connection, the newest first.</summary>
internal sealed class ExportsPage(ConnectionOperations connections, ExportOperations exports)
{
    private const int Shown = 20;

    [Function("ConsoleExports")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/connections/{connectionId}/exports")] HttpRequest http,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        var before = request.Query(OlderThan.Field);
        var (list, older) = await exports.ListAsync(request.Caller, id, Shown, null, before, cancellation);
        return request.Show(
            new Page(request.In("Exports.ExportsToLoket"), connection, Section.Exports) { IsLive = ExportsView.IsGoingOn(list) },
            ExportsView.Of(id, list, isNewest: before is null, older));
    }
}
