using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Console.Requests;

/// <summary>Codes of what can be wrong with coming into the console: part of the API.</summary>
internal static class ConsoleProblemCodes
{
    public const string SessionEnded = "session-ended";
    public const string ConsoleLinkGone = "console-link-gone";
    public const string FormNotTrusted = "form-not-trusted";
}

/// <summary>What can keep a person out of the console. Shown as pages, see <c>ProblemWords</c>.</summary>
internal static class ConsoleProblems
{
    public static Problem SessionEnded() => new(
        StatusCodes.Status401Unauthorized, ConsoleProblemCodes.SessionEnded, "There is no session, or no longer",
        "Open the console from the planner again.", ActionOwner.User);

    public static Problem LinkGone() => new(
        StatusCodes.Status410Gone, ConsoleProblemCodes.ConsoleLinkGone, "The link to the console is no longer good",
        "It works once and for ten minutes. Open the console from the planner again.", ActionOwner.User);

    public static Problem FormForged() => new(
        StatusCodes.Status403Forbidden, ConsoleProblemCodes.FormNotTrusted, "The form was not sent by a page of this session",
        "Nothing was changed. Open the page again and repeat what you did.", ActionOwner.User);
}
