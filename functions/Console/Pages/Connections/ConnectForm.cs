using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>The way to Loket's sign-in. A product's older form asks for the environment code first; nobody types a password here.</summary>
internal sealed class ConnectForm(ConsoleRequest request, ConnectionResponse connection, ConnectBy connectBy)
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
            ? Forms.Button(request.In("ConnectForm.SignInAgain"), SignInAction, "second")
            : Forms.Button(request.In("Common.SignInAtLoketNl"), SignInAction);
        var form = request.Form(request.Paths.Connect(connection.Id), Html($"{Code(fault)}<p class=\"actions\">{button}</p>"));
        return Widgets.Part("sign-in", request.In("ConnectForm.SignIn"), Html($"<p>{Words(isIn, signedInAs)}</p>{form}"));
    }

    public string FaultOf(string field) => field == "credentials"
        ? request.In("ConnectForm.TheEnvironmentCodeIsNot1")
        : request.In("ConnectForm.AnAdministrationThatWasChosenCan");

    private IHtmlContent Words(bool isIn, string? signedInAs) => (isIn, signedInAs) switch
    {
        (true, { } name) => Html($"{request.In("ConnectForm.YouAreConnectedAs")} <strong>{Foreign(name)}</strong>. {SameUser()}"),
        (true, null) => Html($"{request.In("Common.YouAreConnectedWithLoketNl")} {SameUser()}"),
        _ => Html($"""
            {request.In("ConnectForm.YouGoToLoketNlAnd")}
            """),
    };

    private string SameUser() => request.In("ConnectForm.YouNeedToSignInAgain");

    private IHtmlContent Code(Problem? fault)
    {
        if (connectBy != ConnectBy.Credentials)
            return Nothing;
        var isWrong = fault?.Faults?.ContainsKey("credentials") == true;
        var field = new Field(
            EnvironmentCode, request.In("ConnectForm.EnvironmentCodeMayStayEmpty"),
            request.IsPost ? request.Text(EnvironmentCode) : connection.EnvironmentCode,
            request.In("ConnectForm.MarksYourEnvironmentAtLoketNl"),
            isWrong ? FaultOf("credentials") : null);
        return Html($"""
            {Forms.TextField(field)}
            <p class="hint">{request.In("ConnectForm.YourUserNameAndPasswordYou")}</p>
            """);
    }
}
