using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LoketFunctions.Sandbox.Planner;

/// <summary>What happens to every request under /accounts: noted, its signature checked, and then the planned faults.</summary>
internal sealed class PlannerMiddleware(SimulatedPlanner planner, TimeProvider time, RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/accounts", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        var received = await ReceivedRequest.ReadAsync(context);
        context.Features.Set(received);
        var answered = false;
        try
        {
            answered = await AnswerAsync(context, received);
        }
        finally
        {
            planner.Log.Add(Describe(context, received, answered ? context.Response.StatusCode : 0));
        }
    }

    private static PlannerRequest Describe(HttpContext context, ReceivedRequest received, int status) => new(
        context.Request.Method,
        context.Request.Path,
        context.Request.QueryString.Value ?? string.Empty,
        context.Request.Headers[StandardWebhook.IdHeader],
        context.Request.Headers["Idempotency-Key"],
        received.Records,
        status,
        Encoding.UTF8.GetString(received.Body));

    private async Task<bool> AnswerAsync(HttpContext context, ReceivedRequest received)
    {
        var headers = context.Request.Headers;
        var payload = StandardWebhook.Payload(context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, received.Body);
        var refusal = StandardWebhook.Refusal(
            planner.Secrets,
            headers[StandardWebhook.IdHeader],
            headers[StandardWebhook.TimestampHeader],
            headers[StandardWebhook.SignatureHeader],
            payload,
            time.GetUtcNow());
        if (refusal is not null)
        {
            await Results.Problem(refusal, statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
            return true;
        }

        if (planner.Faults.Latency > TimeSpan.Zero)
            await Task.Delay(planner.Faults.Latency, context.RequestAborted);
        var fault = planner.Faults.Next(context.Request.Path);
        switch (fault?.Kind)
        {
            case FaultKind.Hang:
                using (var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, planner.Stopping))
                    await Task.Delay(Timeout.InfiniteTimeSpan, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.Abort();
                return false;
            case FaultKind.Status:
                if (fault.RetryAfter is { } wait)
                    context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                await Results.Problem("The sandbox was told to fail here.", statusCode: fault.Status).ExecuteAsync(context);
                return true;
            case FaultKind.LostAnswer:
                context.Response.Body = Stream.Null;
                await next(context);
                context.Abort();
                return false;
            default:
                await next(context);
                return true;
        }
    }
}
