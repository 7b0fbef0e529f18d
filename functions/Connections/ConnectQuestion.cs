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
    private static readonly Words Title = new("Koppelen met Loket.nl", "Connect with Loket.nl");
    private static readonly Words AskedBy = new("Aangevraagd door", "Asked for by");
    private static readonly Words Planner = new("Planner", "Planner");
    private static readonly Words InAccount = new("Account", "Account");
    private static readonly Words Named = new("Koppeling", "Connection");

    /// <summary>{0}: the planner.</summary>
    private static readonly Words Shared = new(
        "U logt straks in bij Loket.nl. Daarna krijgt dit account van {0} de personeelsgegevens van de administraties die het kiest, en kan het er uren en "
        + "vergoedingen in klaarzetten, met uw rechten, tot iemand de koppeling verbreekt.",
        "Next you sign in at Loket.nl. After that this account of {0} gets the employees' data of the administrations that it chooses, and can put hours and "
        + "allowances there, with your rights, until somebody ends the connection.");

    private static readonly Words Warning = new(
        "Kent u dit account niet, of heeft iemand u deze link gestuurd? Ga dan niet verder en sluit dit venster.",
        "Do you not know this account, or did somebody send you this link? Then do not go on, and close this window.");

    private static readonly Words NotSaid = new("{0} zegt niet wie", "{0} does not say who");

    private static readonly Words GoOn = new("Verder naar Loket.nl", "Go on to Loket.nl");

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

    private string Fact(Words name, string value) => $"<dt>{Encoded(name.In(Language))}</dt><dd>{value}</dd>";

    private string WithProduct(Words words) => Encoded(words.In(Language)).Replace("{0}", Foreign(Product), StringComparison.Ordinal);

    /// <summary>Of somebody else: set apart, so that right-to-left letters in it turn nothing around it.</summary>
    private static string Foreign(string text) => $"<bdi>{Encoded(text)}</bdi>";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
