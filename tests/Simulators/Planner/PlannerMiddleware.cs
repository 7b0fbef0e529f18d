using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LoketFunctions.Simulators.Planner;

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
        var noted = 0;

        // Noted before the first byte of the answer leaves, so that whoever has the answer finds it in the log.
        context.Response.OnStarting(() =>
        {
            Note(context.Response.StatusCode);
            return Task.CompletedTask;
        });
        try
        {
            await AnswerAsync(context, received, unanswered: () => Note(0));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Note(0);
        }

        void Note(int status)
        {
            if (Interlocked.Exchange(ref noted, 1) == 0)
                planner.Log.Add(Describe(context, received, status));
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

    private async Task AnswerAsync(HttpContext context, ReceivedRequest received, Action unanswered)
    {
        if (!StandardWebhook.TakesBody(context.Request.Method) && received.Body.Length > 0)
        {
            await Results.Problem("A request of this method takes no body.", statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(
                context);
            return;
        }

        var headers = context.Request.Headers;
        var payload = StandardWebhook.Payload(
            context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, received.Body);
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
            return;
        }

        if (planner.Faults.Latency > TimeSpan.Zero)
            await Task.Delay(planner.Faults.Latency, context.RequestAborted);
        var fault = planner.Faults.Next(context.Request.Path);
        switch (fault?.Kind)
        {
            case FaultKind.Hang:
                unanswered();
                using (var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, planner.Stopping))
                    await Task.Delay(Timeout.InfiniteTimeSpan, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.Abort();
                break;
            case FaultKind.Status:
                if (fault.RetryAfter is { } wait)
                    context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                await Results.Problem("The sandbox was told to fail here.", statusCode: fault.Status).ExecuteAsync(context);
                break;
            case FaultKind.LostAnswer:
                unanswered();
                context.Response.Body = Stream.Null;
                await next(context);
                context.Abort();
                break;
            default:
                await next(context);
                break;
        }
    }
}
