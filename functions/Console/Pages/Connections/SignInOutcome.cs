using LoketFunctions.Components;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>How a sign-in ended, by the codes of the address: no address puts words of its own on the page.</summary>
internal static class SignInOutcome
{
    /// <summary>Of Loket, that leave a page with something to show.</summary>
    private static readonly HashSet<string> OfLoket = ["sign-in-needed", "loket-unavailable", "loket-refused", "loket-right-missing"];

    private static readonly LocalizedText TryAgain = ConsoleTexts.Of("SignInOutcome.TryAgain");

    private static readonly LocalizedText NotMade = ConsoleTexts.Of("SignInOutcome.NotMade");

    private static readonly Dictionary<(string Result, string? Reason), (Tone Tone, LocalizedText What, LocalizedText ToDo)> ByCode = new()
    {
        [("connected", null)] = (
            Tone.Good,
            ConsoleTexts.Of("Common.YouAreConnectedWithLoketNl"),
            ConsoleTexts.Of("SignInOutcome.BelowYouSeeWhetherEverythingIs")),
        [("denied", null)] = (
            Tone.Warning,
            ConsoleTexts.Of("SignInOutcome.YouDidNotGivePermissionAt"), TryAgain),
        [("failed", "loket-unavailable")] = (
            Tone.Bad, NotMade,
            ConsoleTexts.Of("SignInOutcome.LoketNlCannotBeReachedNow")),
        [("failed", "loket-refused")] = (
            Tone.Bad, NotMade,
            ConsoleTexts.Of("SignInOutcome.LoketNlRefusedTheSignIn")),
    };

    public static IHtmlContent Of(ConsoleRequest request)
    {
        if (request.Query("result") is not { } result)
            return Nothing;
        var (tone, what, toDo) = ByCode.GetValueOrDefault((result, request.Query("reason")), (Tone.Bad, NotMade, TryAgain));
        return Html($"<div role=\"status\">{Widgets.Notice(tone, Html($"<p><strong>{what.In(request.Language)}</strong> {toDo.In(request.Language)}</p>"))}</div>");
    }

    public static bool Explains(Problem problem) => OfLoket.Contains(problem.Code);

    /// <summary>Why Loket shows nothing now.</summary>
    public static IHtmlContent Of(ConsoleRequest request, Problem problem)
    {
        var words = ProblemWords.Of(problem);
        return Widgets.Notice(Tone.Warning, Html($"<p><strong>{words.Title.In(request.Language)}.</strong> {words.ToDo.In(request.Language)}</p>"));
    }
}
