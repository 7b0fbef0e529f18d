using LoketFunctions.Components;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Requests;
using LoketFunctions.Console.Sessions;
using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages;

/// <summary>Into the console and out of it.</summary>
internal sealed class EntryPages(ConsoleSessionOperations sessions, PublicAddress address)
{
    private readonly ConsolePaths _paths = new(address);

    /// <summary>The one-time link. It becomes a session with a new token, so nobody can plant one that they know.</summary>
    [Function("ConsoleOpen")]
    [VerifiedBy(CallerProof.OpenPage)]
    public async Task<IResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/open/{link}")] HttpRequest http, string link,
        CancellationToken cancellation)
    {
        // A host may pass HEAD to a GET function. Whoever only looks at the link must not use it up.
        if (!HttpMethods.IsGet(http.Method))
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        if (await sessions.StartAsync(link, cancellation) is not { } session)
            throw Problems.Throw(ConsoleProblems.LinkGone());
        if (SessionCookie.Read(http) is { } before)
            await sessions.EndAsync(before, cancellation);
        SessionCookie.Set(http.HttpContext.Response, session.Token);
        http.HttpContext.Response.Headers.Location = await FirstPageAsync(http, session.User.Caller, cancellation);
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>
    /// The page that was opened before the user was let in, if it is of a connection in the user's reach; else where everybody begins.
    /// </summary>
    private async Task<string> FirstPageAsync(HttpRequest http, Caller caller, CancellationToken cancellation)
    {
        if (ReturnUrl.Take(http, _paths) is { } wanted && await sessions.ReachesAsync(caller, wanted.ConnectionId, cancellation))
            return wanted.Path;
        return caller.Access.ConnectionId is { } only ? _paths.Connection(only) : _paths.Home;
    }

    [Function("ConsoleLeave")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> LeaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "console/leave")] HttpRequest http, FunctionContext context,
        CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        await sessions.EndAsync(SessionCookie.Read(http)!, cancellation);
        SessionCookie.Clear(http.HttpContext.Response);
        return new HtmlResult(
            request.Reader, SmallPage.Of(request.Paths.Address, request.In("Entry.YouAreSignedOut"), SignedOut.Of(request)));
    }
}
