using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Connections;

/// <summary>
/// The two addresses that the user's browser visits. Open to all: a one-time link guards the first, state and cookie the
/// second.
/// </summary>
internal sealed class ConnectFunctions(ConnectFlow flow)
{
    /// <summary>The prefix makes browsers hold the cookie to this host, to https and to no other path.</summary>
    public const string CookieName = "__Host-loket-signin";

    // "start" keeps the ticket's route apart from the callback's: not every host tries the literal one first.
    [Function("ConnectStart")]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "connect/start/{ticket}")] HttpRequest request, string ticket,
        CancellationToken cancellation)
    {
        // A host may pass HEAD to a GET function. Whoever only looks at the link must not use it up.
        if (!HttpMethods.IsGet(request.Method))
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        SignInStart? start;
        try
        {
            start = await flow.StartAsync(ticket, cancellation);
        }
        catch (TokenKeysException exception)
        {
            return NotNow(request, exception.Problem);
        }

        if (start is null)
            return ConnectPages.Show(request.HttpContext, ConnectPage.LinkGone, ConnectPages.LanguageOf(request));
        request.HttpContext.Response.Cookies.Append(CookieName, start.BrowserValue, Cookie(SignIns.Lifetime));
        return Results.Redirect(start.Authorize.AbsoluteUri);
    }

    [Function("ConnectCallback")]
    public async Task<IResult> CallbackAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "connect/callback")] HttpRequest request,
        CancellationToken cancellation)
    {
        if (!HttpMethods.IsGet(request.Method))
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        var query = new CallbackQuery(request.Query["state"], request.Query["code"], request.Query["error"]);
        ConnectOutcome outcome;
        try
        {
            outcome = await flow.CompleteAsync(query, request.Cookies[CookieName], cancellation);
        }
        catch (TokenKeysException exception)
        {
            return NotNow(request, exception.Problem);
        }

        if (outcome.Page is not (ConnectPage.OtherBrowser or ConnectPage.Incomplete))
            request.HttpContext.Response.Cookies.Append(CookieName, "", Cookie(TimeSpan.Zero));
        return outcome.ReturnTo is { } back
            ? Results.Redirect(back.AbsoluteUri)
            : ConnectPages.Show(request.HttpContext, outcome.Page!.Value, outcome.Language ?? ConnectPages.LanguageOf(request));
    }

    private static IResult NotNow(HttpRequest request, Problem problem)
    {
        problem.SetRetryAfter(request.HttpContext.Response);
        return ConnectPages.Show(request.HttpContext, ConnectPage.NotNow, ConnectPages.LanguageOf(request));
    }

    private static CookieOptions Cookie(TimeSpan maxAge) => new()
    {
        Secure = true,
        HttpOnly = true,
        // Lax: the way back from Loket is a navigation from another site.
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = maxAge,
        IsEssential = true,
    };
}
