using LoketFunctions.Components;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Console.Sessions;
using LoketFunctions.Http;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Console.Auth;

/// <summary>
/// Stands before every page of the console, that is, every function verified by <see cref="CallerProof.ConsoleSession"/> or
/// <see cref="CallerProof.OpenPage"/>: lets in who has a session, holds forms to the session's token, and turns faults into pages. What it
/// does not let in has no caller and ends at <see cref="CallerVerification"/>.
/// </summary>
internal sealed partial class ConsoleAuth(
    CallerProofs proofs, ConsoleSessions sessions, Planners planners, PublicAddress address, LoketOptions loket,
    ILogger<ConsoleAuth> logger)
    : IFunctionsWorkerMiddleware
{
    /// <summary>A mapping page sends a few fields per code.</summary>
    private static readonly FormOptions FormLimits = new() { ValueCountLimit = 20_000, BufferBodyLengthLimit = RequestBody.Limit };

    private readonly ConsolePaths _paths = new(address);

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var proof = proofs.Of(context.FunctionDefinition.Name);
        if (context.GetHttpContext() is not { } http || proof is not (CallerProof.ConsoleSession or CallerProof.OpenPage))
        {
            await next(context);
            return;
        }

        // Forms lead to Loket's sign-in as well.
        PageHeaders.Set(http.Response, loket.OAuthAddress);
        ConsoleRequest? consoleRequest = null;
        try
        {
            if (proof == CallerProof.ConsoleSession)
            {
                consoleRequest = await EnterAsync(http.Request, http.RequestAborted);
                context.SetCaller(consoleRequest.Caller);
                context.SetConsoleRequest(consoleRequest);
            }

            await next(context);
        }
        catch (Exception exception) when (exception is IKnownProblem && !http.Response.HasStarted)
        {
            await ProblemPage.Of(http.Request, consoleRequest, _paths, ((IKnownProblem)exception).Problem).ExecuteAsync(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted && !context.IsInterrupted(exception))
        {
            LogUnexpected(context.FunctionDefinition.Name, exception.GetType().Name, exception.StackTrace);
            await ProblemPage.Of(http.Request, consoleRequest, _paths, Problems.Unexpected()).ExecuteAsync(http);
        }
    }

    private async Task<ConsoleRequest> EnterAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (SessionCookie.Read(request) is not { } token || await sessions.FindUserAsync(token, cancellation) is not { } user)
        {
            ReturnUrl.Keep(request);
            throw Problems.Throw(ConsoleProblems.SessionEnded());
        }

        RouteIds.Require(request);
        IFormCollection input = FormCollection.Empty;
        if (HttpMethods.IsPost(request.Method))
        {
            if (!request.HasFormContentType)
                throw Problems.Throw(ConsoleProblems.FormForged());
            input = await FormBody.ReadAsync(request, FormLimits, cancellation);
            if (!FormToken.Matches(token, input[FormToken.Field]))
                throw Problems.Throw(ConsoleProblems.FormForged());
        }
        else if (!HttpMethods.IsGet(request.Method))
        {
            throw Problems.Throw(ConsoleProblems.FormForged());
        }

        var product = planners.Get(user.Caller.Tenant.Planner).Profile.Product;
        return new ConsoleRequest(request, user.Caller, FormToken.Of(token), input, _paths, user.ReturnAddress, product);
    }

    // The message of an unknown exception may quote what it choked on, so only its type and place are logged.
    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed unexpectedly: {ExceptionType} {StackTrace}")]
    private partial void LogUnexpected(string function, string exceptionType, string? stackTrace);
}
