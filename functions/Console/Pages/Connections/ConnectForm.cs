using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>The way to Loket's sign-in. A product's older form asks for the environment code first; nobody types a password here.</summary>
internal sealed class ConnectForm(ConsoleRequest visit, ConnectionResponse connection, ConnectBy connectBy)
{
    public const string EnvironmentCode = "environmentCode";
    public const string CheckAgain = "check";
    private const string SignInAction = "sign-in";

    /// <param name="signedInAs">Null: nobody, or Loket does not tell.</param>
    public IHtmlContent SignIn(string? signedInAs, Problem? fault)
    {
        var isIn = connection.State is ConnectionState.SetUp or ConnectionState.Active
            || (connection.State == ConnectionState.NeedsAttention && connection.Attention?.Reason != AttentionReason.Reconnect);
        var button = isIn
            ? Forms.Button(visit.In("Opnieuw inloggen", "Sign in again"), SignInAction, "second")
            : Forms.Button(visit.In("Inloggen bij Loket.nl", "Sign in at Loket.nl"), SignInAction);
        var form = visit.Form(visit.Paths.Connect(connection.Id), Html($"{Code(fault)}<p class=\"actions\">{button}</p>"));
        return Widgets.Part("sign-in", visit.In("Inloggen", "Sign in"), Html($"<p>{Words(isIn, signedInAs)}</p>{form}"));
    }

    public string FaultOf(string field) => field == "credentials"
        ? visit.In(
            "De omgevingscode is niet 1 tot 50 letters, cijfers, punten, streepjes en liggende streepjes.",
            "The environment code is not 1 to 50 letters, digits, dots, dashes and underscores.")
        : visit.In(
            "Een gekozen administratie is in Loket.nl niet meer bereikbaar. Kies de administraties opnieuw.",
            "An administration that was chosen can no longer be reached in Loket.nl. Choose the administrations again.");

    private IHtmlContent Words(bool isIn, string? signedInAs) => (isIn, signedInAs) switch
    {
        (true, { } name) => Html($"{visit.In("U bent verbonden als", "You are connected as")} <strong>{Foreign(name)}</strong>. {SameUser()}"),
        (true, null) => Html($"{visit.In("U bent verbonden met Loket.nl.", "You are connected with Loket.nl.")} {SameUser()}"),
        _ => Html($"""
            {visit.In(
                "U gaat naar Loket.nl en logt daar in met de gebruiker voor de koppeling. Daarna komt u hier terug.",
                "You go to Loket.nl and sign in there as the user for the connection. Then you come back here.")}
            """),
    };

    private string SameUser() => visit.In(
        "Alleen bij een andere gebruiker hoeft u opnieuw in te loggen.", "You need to sign in again only as another user.");

    private IHtmlContent Code(Problem? fault)
    {
        if (connectBy != ConnectBy.Credentials)
            return Nothing;
        var isWrong = fault?.Faults?.ContainsKey("credentials") == true;
        var field = new Field(
            EnvironmentCode, visit.In("Omgevingscode (mag leeg blijven)", "Environment code (may stay empty)"),
            visit.IsPost ? visit.Text(EnvironmentCode) : connection.EnvironmentCode,
            visit.In("Een kenmerk van uw omgeving bij Loket.nl; er wordt niet mee ingelogd.", "Marks your environment at Loket.nl; nobody signs in with it."),
            isWrong ? FaultOf("credentials") : null);
        return Html($"""
            {Forms.TextField(field)}
            <p class="hint">{visit.In(
                "Uw gebruikersnaam en wachtwoord vult u straks bij Loket.nl zelf in, en nooit hier.",
                "Your user name and password you type at Loket.nl itself, which comes next, and never here.")}</p>
            """);
    }
}
