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

    private static readonly Words TryAgain = new(
        "Er is niets gewijzigd. Probeer het opnieuw.", "Nothing was changed. Try again.");

    private static readonly Words NotMade = new("De verbinding is niet gemaakt.", "The connection was not made.");

    private static readonly Dictionary<(string Result, string? Reason), (Tone Tone, Words What, Words ToDo)> ByCode = new()
    {
        [("connected", null)] = (
            Tone.Good,
            new("U bent verbonden met Loket.nl.", "You are connected with Loket.nl."),
            new("Hieronder ziet u of alles in Loket.nl is geregeld.", "Below you see whether everything is arranged in Loket.nl.")),
        [("denied", null)] = (
            Tone.Warning,
            new("U hebt bij Loket.nl geen toestemming gegeven.", "You did not give permission at Loket.nl."), TryAgain),
        [("failed", "loket-unavailable")] = (
            Tone.Bad, NotMade,
            new("Loket.nl is nu niet bereikbaar. Probeer het over een paar minuten opnieuw.", "Loket.nl cannot be reached now. Try again in a few minutes.")),
        [("failed", "loket-refused")] = (
            Tone.Bad, NotMade,
            new("Loket.nl heeft de aanmelding geweigerd. Probeer het opnieuw; blijft het zo, meld het dan bij de beheerder.",
                "Loket.nl refused the sign-in. Try again; if it stays, tell the operator.")),
    };

    public static IHtmlContent Of(ConsoleRequest visit)
    {
        if (visit.Query("result") is not { } result)
            return Nothing;
        var (tone, what, toDo) = ByCode.GetValueOrDefault((result, visit.Query("reason")), (Tone.Bad, NotMade, TryAgain));
        return Html($"<div role=\"status\">{Widgets.Notice(tone, Html($"<p><strong>{what.In(visit.Language)}</strong> {toDo.In(visit.Language)}</p>"))}</div>");
    }

    public static bool Explains(Problem problem) => OfLoket.Contains(problem.Code);

    /// <summary>Why Loket shows nothing now.</summary>
    public static IHtmlContent Of(ConsoleRequest visit, Problem problem)
    {
        var words = ProblemWords.Of(problem);
        return Widgets.Notice(Tone.Warning, Html($"<p><strong>{words.Title.In(visit.Language)}.</strong> {words.ToDo.In(visit.Language)}</p>"));
    }
}
