using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Rendering;

/// <summary>A page that says what went wrong, whose move it is and what to do.</summary>
internal static class ProblemPage
{
    /// <param name="request">Null where nobody was let in.</param>
    public static IResult Of(HttpRequest http, ConsoleRequest? request, ConsolePaths paths, Problem problem)
    {
        var language = request?.Language ?? ConnectPages.LanguageOf(http);
        var words = ProblemWords.Of(problem);
        var content = Html($"<p>{words.ToDo.In(language)}</p>{Trace(http, problem)}");
        problem.SetRetryAfter(http.HttpContext.Response);
        if (request is null)
            return PageExtensions.ShowOutside(paths, language, words.Title.In(language), content, problem.Status);
        return request.Show(
            new Page(words.Title.In(language)) { Status = problem.Status },
            Html($"{content}<p><a class=\"button\" href=\"{paths.Home}\">{request.In("Problem.ToTheOverview")}</a></p>"));
    }

    /// <summary>By which the operator finds the log lines, where it is his move.</summary>
    private static Microsoft.AspNetCore.Html.IHtmlContent Trace(HttpRequest http, Problem problem)
    {
        var traceId = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? http.HttpContext.TraceIdentifier;
        return When(problem.Move == ActionOwner.Operator, () => $"<p class=\"quiet\"><code>{traceId}</code></p>");
    }
}
