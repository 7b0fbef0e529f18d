using System.Diagnostics;
using LoketFunctions.Components;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Console.Rendering;

/// <summary>A page that says what went wrong, who acts and what to do.</summary>
internal static class ProblemPage
{
    /// <param name="request">Null where nobody was let in.</param>
    public static IResult Of(HttpRequest http, ConsoleRequest? request, ConsolePaths paths, Problem problem)
    {
        var reader = request?.Reader ?? new ReaderFormat(BrowserLanguage.Of(http));
        var words = ProblemWords.Of(problem);
        var title = words.Title.In(reader.Language);
        // By which the operator finds the log lines.
        var traceId = problem.Move == ActionOwner.Operator
            ? Activity.Current?.TraceId.ToString() ?? http.HttpContext.TraceIdentifier
            : null;
        var text = ProblemBody.Of(words.ToDo, traceId, request is null ? null : paths.Home);
        problem.SetRetryAfter(http.HttpContext.Response);
        return request is null
            ? new HtmlResult(reader, SmallPage.Of(paths.Address, title, text), problem.Status)
            : request.Show(new Page(title) { Status = problem.Status }, text);
    }
}
