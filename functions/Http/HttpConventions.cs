using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Http;

/// <summary>
/// What every HTTP answer has in common: faults become problem details, nothing is cached. Runs around every function and
/// leaves the ones without an HTTP request alone.
/// </summary>
internal sealed partial class HttpConventions(ILogger<HttpConventions> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Request.Body = new IncomingBody(http.Request.Body);
        try
        {
            await next(context);
        }
        catch (Exception exception) when (exception is IKnownProblem && !http.Response.HasStarted)
        {
            await AnswerAsync(http, ((IKnownProblem)exception).Problem);
        }
        catch (Exception exception) when (context.IsInterrupted(exception))
        {
            // No fault, so neither an error in the log nor one that the worker and the host would log.
            if (!http.Response.HasStarted)
                http.Response.StatusCode = context.HasHungUp()
                    ? StatusCodes.Status499ClientClosedRequest
                    : StatusCodes.Status503ServiceUnavailable;
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            LogUnexpected(context.FunctionDefinition.Name, exception.GetType().Name, exception.StackTrace);
            await AnswerAsync(http, Problems.Unexpected());
        }
    }

    private static async Task AnswerAsync(HttpContext http, Problem problem)
    {
        problem.SetRetryAfter(http.Response);
        var traceId = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        await problem.ToResult(traceId).ExecuteAsync(http);
    }

    // The message of an unknown exception may quote what it choked on, so only its type and place are logged.
    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed unexpectedly: {ExceptionType} {StackTrace}")]
    private partial void LogUnexpected(string function, string exceptionType, string? stackTrace);
}

/// <summary>
/// A request's body that says what is wrong with the sending of it. The server tells a bad chunk, an end before the said length, a line
/// that broke and a sender that is too slow by its own exceptions, all of which are the sender's affair and no fault here.
/// </summary>
internal sealed class IncomingBody(Stream body) : ReadingStream
{
    /// <exception cref="ProblemException">The body does not come whole.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException)
        {
            throw Problems.Throw(Problems.CutOff());
        }
    }
}
