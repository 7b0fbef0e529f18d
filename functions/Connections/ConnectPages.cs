using System.Globalization;
using LoketFunctions.Components;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Planner;
using Microsoft.AspNetCore.Components;
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

    /// <summary>The user reaches several employers where it may be one only; nothing of the sign-in was kept.</summary>
    SeveralEmployers,

    /// <summary>It worked, but there is nowhere to go back to.</summary>
    Connected,

    /// <summary>It did not work, and there is nowhere to go back to.</summary>
    NotConnected,
}

/// <summary>The question before Loket, and the few cases where a user ends here instead of in the planner.</summary>
internal sealed class ConnectPages(PublicAddress address, LoketOptions loket)
{
    private sealed record Page(int Status, LocalizedText Title, LocalizedText Text);

    private static readonly LocalizedText Title = ConnectionsTexts.Of("ConnectQuestion.Title");

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
        [ConnectPage.SeveralEmployers] = new(
            StatusCodes.Status403Forbidden,
            ConnectionsTexts.Of("Connect.ThisUserReachesSeveralEmployers"),
            ConnectionsTexts.Of("Connect.MakeAUserForThisEmployerOnly")),
        [ConnectPage.Connected] = new(
            StatusCodes.Status200OK,
            ConnectionsTexts.Of("Connect.TheConnectionWithLoketNlIs"),
            ConnectionsTexts.Of("Connect.YouCanCloseThisWindow")),
        [ConnectPage.NotConnected] = new(
            StatusCodes.Status400BadRequest,
            ConnectionsTexts.Of("Connect.TheConnectionWithLoketNlWas"),
            ConnectionsTexts.Of("Connect.NothingWasChanged")),
    };

    public IResult Ask(HttpRequest request, ConnectQuestion question) => Show(
        request, StatusCodes.Status200OK, question.Language, Title, ConnectQuestionBody.Of(question, SignInCookie.Keep(request)),
        loket.OAuthAddress);

    /// <param name="language">Null where only the browser's is known.</param>
    /// <param name="back">Where a link leads; null for no link.</param>
    /// <param name="count">What the text counts.</param>
    public IResult Show(HttpRequest request, ConnectPage kind, string? language = null, Uri? back = null, int count = 0)
    {
        var (page, spoken) = (Pages[kind], language ?? BrowserLanguage.Of(request));
        LocalizedText[] text = kind == ConnectPage.Connected || back is not null ? [page.Text] : [page.Text, StartAgain];
        var paragraphs = text.Select(one => string.Format(CultureInfo.InvariantCulture, one.In(spoken), count));
        return Show(request, page.Status, spoken, page.Title, ConnectPageBody.Of([.. paragraphs], back));
    }

    private HtmlResult Show(HttpRequest request, int status, string language, LocalizedText title, RenderFragment body, Uri? formsTo = null)
    {
        PageHeaders.Set(request.HttpContext.Response, formsTo);
        return new HtmlResult(new ReaderFormat(language), SmallPage.Of(address, title.In(language), body), status);
    }
}

/// <summary>
/// What a user is asked before going on to Loket: whose planner gets the payroll. A link may have been sent by anyone who would like
/// that, so the page shows whose it is, and going on takes a press of its button.
/// </summary>
/// <param name="Account">The planner's own id of the account.</param>
/// <param name="Label">What the planner's users call the connection; null for nothing.</param>
/// <param name="Requester">Who asked for the link; null where the planner did not say.</param>
public sealed record ConnectQuestion(string Product, string Account, string? Label, string? Requester, string Language)
{
    /// <summary>An HR system leads: data goes to Loket instead of coming from there.</summary>
    public LinkPurpose Purpose { get; init; }

    public override string ToString() => nameof(ConnectQuestion);
}
