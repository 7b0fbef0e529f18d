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
    private sealed record Page(int Status, LocalizedText Title, LocalizedText Text);

    private static readonly LocalizedText StartAgain = ConnectionsTexts.Of("Connect.StartAgain");

    private static readonly Dictionary<ConnectPage, Page> Pages = new()
    {
        [ConnectPage.LinkGone] = new(
            StatusCodes.Status410Gone,
            ConnectionsTexts.Of("Connect.ThisLinkNoLongerWorks"),
            ConnectionsTexts.Of("Connect.ALinkToConnectWorksOnce")),
        [ConnectPage.SignInGone] = new(
            StatusCodes.Status410Gone,
            ConnectionsTexts.Of("Connect.ThisSignInExpiredOrWas"),
            ConnectionsTexts.Of("Connect.ASignInHasToBe")),
        [ConnectPage.SignInUnreadable] = new(
            StatusCodes.Status410Gone,
            ConnectionsTexts.Of("Connect.ThisSignInCannotBeFinished"),
            ConnectionsTexts.Of("Connect.ItWasNotYourDoingThe")),
        [ConnectPage.NotNow] = new(
            StatusCodes.Status503ServiceUnavailable,
            ConnectionsTexts.Of("Connect.ThisDoesNotWorkRightNow"),
            ConnectionsTexts.Of("Connect.NothingWasChangedReloadThisPage")),
        [ConnectPage.OtherBrowser] = new(
            StatusCodes.Status400BadRequest,
            ConnectionsTexts.Of("Connect.ThisSignInBeganInAnother"),
            ConnectionsTexts.Of("Connect.ForSafetyTheBrowserThatBegins")),
        [ConnectPage.NotFromHere] = new(
            StatusCodes.Status403Forbidden,
            ConnectionsTexts.Of("Connect.NoButtonOfOursWasPressed"),
            ConnectionsTexts.Of("Connect.NothingWasChangedOpenTheLink")),
        [ConnectPage.Incomplete] = new(
            StatusCodes.Status400BadRequest,
            ConnectionsTexts.Of("Connect.LoketNlsAnswerWasIncomplete"),
            ConnectionsTexts.Of("Connect.NothingWasChanged")),
        [ConnectPage.Connected] = new(
            StatusCodes.Status200OK,
            ConnectionsTexts.Of("Connect.TheConnectionWithLoketNlIs"),
            ConnectionsTexts.Of("Connect.YouCanCloseThisWindow")),
        [ConnectPage.NotConnected] = new(
            StatusCodes.Status400BadRequest,
            ConnectionsTexts.Of("Connect.TheConnectionWithLoketNlWas"),
            ConnectionsTexts.Of("Connect.NothingWasChanged")),
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
            .FirstOrDefault(Languages.Speaks) ?? Languages.Dutch;

    private static string Paragraph(string text) => $"<p>{WebUtility.HtmlEncode(text)}</p>";
}
