using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Connections;

/// <summary>
/// What the user's browser opens. Open to all: a one-time link guards the first two, the browser's cookie the second, state and cookie the
/// third.
/// </summary>
internal sealed class ConnectFunctions(ConnectFlow flow, ConnectPages pages)
{
    // "start" keeps the ticket's route apart from the callback's: not every host tries the literal one first.
    private const string Link = "connect/start/{ticket}";

    /// <summary>The button's form sends one short field.</summary>
    private static readonly FormOptions Button = new() { ValueCountLimit = 4, BufferBodyLengthLimit = 4096 };

    [Function("ConnectStart")]
    [VerifiedBy(CallerProof.None)]
    public async Task<IResult> AskAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Link)] HttpRequest request, string ticket, CancellationToken cancellation)
    {
        // A host may pass HEAD to a GET function.
        if (!HttpMethods.IsGet(request.Method))
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        return await AnswerAsync(request, async () =>
        {
            var look = await flow.LookAsync(ticket, SignInCookie.Read(request), cancellation);
            return look.Question is { } question
                ? pages.Ask(request, question)
                : pages.Show(request, look.Page!.Value);
        });
    }

    [Function("ConnectConfirm")]
    [VerifiedBy(CallerProof.None)]
    public async Task<IResult> GoOnAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "post", Route = Link)] HttpRequest request, string ticket, CancellationToken cancellation)
    {
        if (SignInCookie.Read(request) is not { } browser
            || !request.HasFormContentType
            || !FormToken.Matches(browser, (await FormBody.ReadAsync(request, Button, cancellation))[FormToken.Field]))
            return pages.Show(request, ConnectPage.NotFromHere);
        return await AnswerAsync(request, async () =>
        {
            var start = await flow.StartAsync(ticket, browser, cancellation);
            if (start.Authorize is null)
                return pages.Show(request, start.Page!.Value);
            SignInCookie.Keep(request);
            request.HttpContext.Response.Headers.Location = start.Authorize.AbsoluteUri;
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        });
    }

    [Function("ConnectCallback")]
    [VerifiedBy(CallerProof.None)]
    public async Task<IResult> CallbackAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "connect/callback")] HttpRequest request,
        CancellationToken cancellation)
    {
        if (!HttpMethods.IsGet(request.Method))
            return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
        var query = new CallbackQuery(request.Query["state"], request.Query["code"], request.Query["error"]);
        return await AnswerAsync(request, async () =>
        {
            var outcome = await flow.CompleteAsync(query, SignInCookie.Read(request), cancellation);
            if (outcome.Page is not (ConnectPage.OtherBrowser or ConnectPage.Incomplete))
                SignInCookie.Clear(request);
            return outcome.Page is { } page
                ? pages.Show(request, page, outcome.Language, outcome.ReturnTo, outcome.Employers)
                : Results.Redirect(outcome.ReturnTo!.AbsoluteUri);
        });
    }

    /// <summary>Where the keys cannot be had now, link and sign-in stay good, and a page says so.</summary>
    private async Task<IResult> AnswerAsync(HttpRequest request, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (TokenKeysException exception)
        {
            exception.Problem.SetRetryAfter(request.HttpContext.Response);
            return pages.Show(request, ConnectPage.NotNow);
        }
    }
}
