using LoketFunctions.Http;
using LoketFunctions.Planner;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LoketFunctions.Security;

/// <summary>
/// Closed by default: every HTTP function needs a request signed by the planner that its route names, unless it is listed
/// here as open. A new function that nobody thought about answers 401.
/// </summary>
internal sealed class CallerVerification(Planners planners, ReceivedMessages received, TimeProvider clock) : IFunctionsWorkerMiddleware
{
    /// <summary>Reached by browsers and probes; each guards itself by one-time values, or tells nothing.</summary>
    private static readonly HashSet<string> OpenFunctions = ["Health", "ConnectStart", "ConnectCallback"];

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && !OpenFunctions.Contains(context.FunctionDefinition.Name))
            context.SetCaller(await VerifyAsync(http.Request, http.RequestAborted));
        await next(context);
    }

    private async Task<Caller> VerifyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.RouteValues["planner"] is not string plannerId || planners.Find(plannerId) is not { } planner)
            throw Unsigned("No planner is known under this address.");
        if (request.RouteValues["account"] is not string account || !Tenant.IsValidAccount(account))
            throw Unsigned("The account in the address is not valid: letters, digits, dot, dash and underscore, at most 64.");

        var body = await RequestBody.ReadRawAsync(request, cancellation);
        var payload = StandardWebhook.PayloadOf(request.Method, $"{request.Path}{request.QueryString}", body);
        string? id = request.Headers[StandardWebhook.IdHeader];
        var fault = StandardWebhook.Verify(
            planner.InboundSecrets, id, request.Headers[StandardWebhook.TimestampHeader],
            request.Headers[StandardWebhook.SignatureHeader], payload, clock.GetUtcNow());
        if (fault is not null)
            throw Unsigned(fault);
        if (!await received.TryReceiveAsync(plannerId, id!, cancellation))
            throw Problems.Throw(Problems.Replayed());
        return new Caller(new Tenant(plannerId, account), body);
    }

    private static ProblemException Unsigned(string why) => Problems.Throw(Problems.Unsigned(why));
}
