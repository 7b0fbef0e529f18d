using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Personnel;

/// <summary>How far a push is, or how it went, per employee.</summary>
internal sealed class PushPage(ConnectionOperations connections, PushOperations pushes)
{
    private const int ShownAtOnce = 50;

    [Function("ConsolePush")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/connections/{connectionId}/pushes/{pushId}")] HttpRequest http,
        string connectionId, string pushId, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        var push = await pushes.GetAsync(request.Caller, id, pushId, cancellation);
        var outcome = Enum.TryParse<PushOutcome>(request.Query("outcome"), ignoreCase: true, out var asked) && Enum.IsDefined(asked)
            ? asked
            : (PushOutcome?)null;
        var page = new PageQuery(Math.Max(request.QueryNumber("page") ?? 1, 1), ShownAtOnce);
        var report = await pushes.GetReportAsync(request.Caller, id, pushId, outcome, page, cancellation);
        return request.Show(
            new Page(push.Preview ? request.In("Push.PreviewOfAPush") : request.In("Push.OnePush"), connection, Section.Pushes)
            {
                IsLive = PushStates.IsGoingOn(push),
            },
            PushView.Of(connection, push, report, outcome));
    }
}
