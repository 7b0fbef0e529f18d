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
            ? Forms.Button(visit.In("ConnectForm.SignInAgain"), SignInAction, "second")
            : Forms.Button(visit.In("Common.SignInAtLoketNl"), SignInAction);
        var form = visit.Form(visit.Paths.Connect(connection.Id), Html($"{Code(fault)}<p class=\"actions\">{button}</p>"));
        return Widgets.Part("sign-in", visit.In("ConnectForm.SignIn"), Html($"<p>{Words(isIn, signedInAs)}</p>{form}"));
    }

    public string FaultOf(string field) => field == "credentials"
        ? visit.In("ConnectForm.TheEnvironmentCodeIsNot1")
        : visit.In("ConnectForm.AnAdministrationThatWasChosenCan");

    private IHtmlContent Words(bool isIn, string? signedInAs) => (isIn, signedInAs) switch
    {
        (true, { } name) => Html($"{visit.In("ConnectForm.YouAreConnectedAs")} <strong>{Foreign(name)}</strong>. {SameUser()}"),
        (true, null) => Html($"{visit.In("Common.YouAreConnectedWithLoketNl")} {SameUser()}"),
        _ => Html($"""
            {visit.In("ConnectForm.YouGoToLoketNlAnd")}
            """),
    };

    private string SameUser() => visit.In("ConnectForm.YouNeedToSignInAgain");

    private IHtmlContent Code(Problem? fault)
    {
        if (connectBy != ConnectBy.Credentials)
            return Nothing;
        var isWrong = fault?.Faults?.ContainsKey("credentials") == true;
        var field = new Field(
            EnvironmentCode, visit.In("ConnectForm.EnvironmentCodeMayStayEmpty"),
            visit.IsPost ? visit.Text(EnvironmentCode) : connection.EnvironmentCode,
            visit.In("ConnectForm.MarksYourEnvironmentAtLoketNl"),
            isWrong ? FaultOf("credentials") : null);
        return Html($"""
            {Forms.TextField(field)}
            <p class="hint">{visit.In("ConnectForm.YourUserNameAndPasswordYou")}</p>
            """);
    }
}
