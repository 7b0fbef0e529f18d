using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LoketFunctions.Telemetry;

/// <summary>
/// Around every HTTP function, outermost: a span that goes on with the caller's trace, where the caller has one. A fault answers with
/// this trace's id.
/// </summary>
internal sealed class RequestTracing(AppTraces traces) : IFunctionsWorkerMiddleware
{
    private const string Header = "traceparent";

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        // What the caller sent, and not what the host made of it: the host may trace by rules of its own, or not at all.
        using var span = traces.Request(context.FunctionDefinition.Name, http.Request.Headers[Header]);
        await next(context);
        // What went well is written after this, by the worker.
        if (http.Response.StatusCode >= StatusCodes.Status400BadRequest)
            span.Responded(http.Response.StatusCode);
    }
}
