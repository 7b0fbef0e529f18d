using System.Net;
using LoketFunctions.Localization;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Connections;

/// <summary>What a browser is shown when it cannot be sent on.</summary>
internal enum ConnectPage
{
    /// <summary>The link to start with expired, was used, or is not one of ours.</summary>
    LinkGone,

    /// <summary>The sign-in expired, was finished already, or is not one of ours.</summary>
    SignInGone,

    /// <summary>What was kept of the sign-in cannot be opened any more.</summary>
    SignInUnreadable,

    /// <summary>The app cannot do it at the moment; link and sign-in stay good.</summary>
    NotNow,

    /// <summary>Another browser started this sign-in, or cookies are off.</summary>
    OtherBrowser,

    /// <summary>No page of ours sent the press of the button that leads to Loket, or cookies are off.</summary>
    NotFromHere,

    /// <summary>Loket's answer lacks what it needs.</summary>
    Incomplete,

    /// <summary>It worked, but there is nowhere to go back to.</summary>
    Connected,

    /// <summary>It did not work, and there is nowhere to go back to.</summary>
    NotConnected,
}

/// <summary>For the few cases where a user ends here instead of in the planner.</summary>
internal static class ConnectPages
{
    private sealed record Page(int Status, Words Title, Words Text);

    private static readonly Words StartAgain = new(
        "Ga terug naar uw planner en kies daar opnieuw voor verbinden met Loket.nl.",
        "Go back to your planner and choose to connect with Loket.nl again.");

    private static readonly Dictionary<ConnectPage, Page> Pages = new()
    {
        [ConnectPage.LinkGone] = new(
            StatusCodes.Status410Gone,
            new("Deze link werkt niet meer", "This link no longer works"),
            new("Een link om te verbinden werkt één keer en tien minuten.", "A link to connect works once and for ten minutes.")),
        [ConnectPage.SignInGone] = new(
            StatusCodes.Status410Gone,
            new("Deze aanmelding is verlopen of al afgerond", "This sign-in expired or was finished already"),
            new("Een aanmelding moet binnen tien minuten zijn afgerond en telt één keer.", "A sign-in has to be finished within ten minutes and counts once.")),
        [ConnectPage.SignInUnreadable] = new(
            StatusCodes.Status410Gone,
            new("Deze aanmelding kan niet worden afgemaakt", "This sign-in cannot be finished"),
            new("Dat ligt niet aan u: de sleutel waarmee deze aanmelding werd bewaard, is ingetrokken. Er is niets gewijzigd.",
                "It was not your doing: the key that this sign-in was kept under was withdrawn. Nothing was changed.")),
        [ConnectPage.NotNow] = new(
            StatusCodes.Status503ServiceUnavailable,
            new("Dit lukt nu even niet", "This does not work right now"),
            new("Er is niets gewijzigd. Laad deze pagina over een minuut opnieuw: de link blijft tien minuten goed.",
                "Nothing was changed. Reload this page in a minute: the link stays good for ten minutes.")),
        [ConnectPage.OtherBrowser] = new(
            StatusCodes.Status400BadRequest,
            new("Deze aanmelding begon in een andere browser", "This sign-in began in another browser"),
            new("Om veiligheidsredenen moet de browser die begint het ook afmaken, en cookies toestaan.",
                "For safety the browser that begins has to finish as well, and has to allow cookies.")),
        [ConnectPage.NotFromHere] = new(
            StatusCodes.Status403Forbidden,
            new("Hier is niet op onze knop gedrukt", "No button of ours was pressed"),
            new("Er is niets gewijzigd. Open de link zelf, in een browser die cookies toestaat, en druk op de knop.",
                "Nothing was changed. Open the link yourself, in a browser that allows cookies, and press the button.")),
        [ConnectPage.Incomplete] = new(
            StatusCodes.Status400BadRequest,
            new("Het antwoord van Loket.nl was onvolledig", "Loket.nl's answer was incomplete"),
            new("Er is niets gewijzigd.", "Nothing was changed.")),
        [ConnectPage.Connected] = new(
            StatusCodes.Status200OK,
            new("De verbinding met Loket.nl is gemaakt", "The connection with Loket.nl is made"),
            new("U kunt dit venster sluiten.", "You can close this window.")),
        [ConnectPage.NotConnected] = new(
            StatusCodes.Status400BadRequest,
            new("De verbinding met Loket.nl is niet gemaakt", "The connection with Loket.nl was not made"),
            new("Er is niets gewijzigd.", "Nothing was changed.")),
    };

    public static IResult Show(HttpContext http, ConnectPage kind, string language)
    {
        var page = Pages[kind];
        var next = kind == ConnectPage.Connected ? "" : Paragraph(StartAgain.In(language));
        return SmallPage.Show(http, page.Status, language, page.Title, Paragraph(page.Text.In(language)) + next);
    }

    /// <summary>The first of our languages that the browser asks for, Dutch without one.</summary>
    public static string LanguageOf(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => accepted.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(Words.Speaks) ?? Words.DutchCode;

    private static string Paragraph(string text) => $"<p>{WebUtility.HtmlEncode(text)}</p>";
}
