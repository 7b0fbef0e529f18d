using System.Net;
using LoketFunctions.Localization;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Connections;

/// <summary>
/// What a user is asked before going on to Loket: whose planner gets the payroll. A link may have been sent by anyone who would like
/// that, so the page shows whose it is, and going on takes a press of its button.
/// </summary>
/// <param name="Account">The planner's own id of the account.</param>
/// <param name="Label">What the planner's users call the connection; null for nothing.</param>
/// <param name="Requester">Who asked for the link; null where the planner did not say.</param>
internal sealed record ConnectQuestion(string Product, string Account, string? Label, string? Requester, string Language)
{
    private static readonly LocalizedText Title = ConnectionsTexts.Of("ConnectQuestion.Title");
    private static readonly LocalizedText AskedBy = ConnectionsTexts.Of("ConnectQuestion.AskedBy");
    private static readonly LocalizedText Planner = ConnectionsTexts.Of("ConnectQuestion.Planner");
    private static readonly LocalizedText InAccount = ConnectionsTexts.Of("ConnectQuestion.InAccount");
    private static readonly LocalizedText Named = ConnectionsTexts.Of("ConnectQuestion.Named");

    /// <summary>{0}: the planner.</summary>
    private static readonly LocalizedText Shared = ConnectionsTexts.Of("ConnectQuestion.Shared");

    private static readonly LocalizedText Warning = ConnectionsTexts.Of("ConnectQuestion.Warning");

    private static readonly LocalizedText NotSaid = ConnectionsTexts.Of("ConnectQuestion.NotSaid");

    private static readonly LocalizedText GoOn = ConnectionsTexts.Of("ConnectQuestion.GoOn");

    /// <param name="browserValue">From the browser's cookie.</param>
    /// <param name="signInAt">Where the button leads: some browsers hold redirects after a form to what its page allows.</param>
    public IResult Show(HttpContext http, string browserValue, Uri signInAt)
    {
        var facts = string.Concat(
            Fact(Planner, Foreign(Product)),
            Fact(InAccount, Foreign(Account)),
            Label is null ? "" : Fact(Named, Foreign(Label)),
            Fact(AskedBy, Requester is null ? WithProduct(NotSaid) : Foreign(Requester)));
        var body = $"""
            <dl>{facts}</dl>
            <p>{WithProduct(Shared)}</p>
            <p><strong>{Encoded(Warning.In(Language))}</strong></p>
            <form method="post"><input type="hidden" name="{FormToken.Field}" value="{FormToken.Of(browserValue)}"><button>{Encoded(GoOn.In(Language))}</button></form>
            """;
        return SmallPage.Show(http, StatusCodes.Status200OK, Language, Title, body, $"'self' {signInAt.GetLeftPart(UriPartial.Authority)}");
    }

    public override string ToString() => nameof(ConnectQuestion);

    private string Fact(LocalizedText name, string value) => $"<dt>{Encoded(name.In(Language))}</dt><dd>{value}</dd>";

    private string WithProduct(LocalizedText words) => Encoded(words.In(Language)).Replace("{0}", Foreign(Product), StringComparison.Ordinal);

    /// <summary>Of somebody else: set apart, so that right-to-left letters in it turn nothing around it.</summary>
    private static string Foreign(string text) => $"<bdi>{Encoded(text)}</bdi>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
