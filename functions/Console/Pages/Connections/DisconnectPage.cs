using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>Ends a connection: says what goes and what stays, and does it only for who ticked that he knows.</summary>
internal sealed class DisconnectPage(ConnectionOperations connections, DisconnectOperations disconnecting)
{
    private const string Route = "console/connections/{connectionId}/disconnect";
    private const string Confirm = "confirm";

    [Function("ConsoleDisconnect")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        return Show(visit, await GetAsync(visit, connectionId, cancellation), null);
    }

    [Function("ConsoleEndConnection")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> EndAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string connectionId,
        [DurableClient] DurableTaskClient client, FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var connection = await GetAsync(visit, connectionId, cancellation);
        if (visit.Text(Confirm) != "true")
            return Show(visit, connection, Problems.Invalid(Confirm, "is not chosen"));
        await disconnecting.DisconnectAsync(client, visit.Caller, connectionId, cancellation);
        return visit.GoTo(visit.Paths.Connection(connectionId), DoneWords.Ended);
    }

    private async Task<ConnectionResponse> GetAsync(ConsoleRequest visit, string connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        visit.Caller.Access.RequireWhole(Permission.EditConnection);
        return connection;
    }

    private static IResult Show(ConsoleRequest visit, ConnectionResponse connection, Problem? problem)
    {
        var fault = visit.In("Zet eerst dit vinkje als u de koppeling echt wilt beëindigen.", "First tick this box if you really want to end the connection.");
        var sure = new Field(
            Confirm, visit.In("Ik heb bewaard wat ik nodig heb. Wis alles van deze koppeling.", "I have kept what I need. Erase all of this connection."),
            Fault: problem is null ? null : fault);
        var form = Html($"""
            {Forms.CheckField(sure, isOn: false)}
            <p class="actions"><button class="danger">{visit.In("Koppeling beëindigen en wissen", "End and erase the connection")}</button>
            {Widgets.Link(visit.Paths.Settings(connection.Id), visit.In("Niet beëindigen", "Do not end it"))}</p>
            """);
        return visit.Show(
            new Page(visit.In("De koppeling beëindigen", "End the connection"), connection, Section.Settings) { Status = problem?.Status ?? StatusCodes.Status200OK },
            Html($"""
                {visit.Faults(problem, (_, _) => fault)}
                {Widgets.Notice(Tone.Warning, visit.In(
                    "Dit kan niet ongedaan worden gemaakt. Download eerst de loonbestanden en verslagen die u wilt bewaren.",
                    "This cannot be undone. First download the payroll files and reports that you want to keep."))}
                <p>{Widgets.Link(visit.Paths.Exports(connection.Id), visit.In("Naar de exports met hun loonbestanden", "To the exports with their payroll files"))}</p>
                {Widgets.Part("goes", visit.In("Wat er gewist wordt", "What is erased"), ListOf(Goes(visit)))}
                {Widgets.Part("stays", visit.In("Wat er blijft", "What stays"), ListOf(Stays(visit)))}
                {visit.Form(visit.Paths.Disconnect(connection.Id), form)}
                """));
    }

    private static IHtmlContent ListOf(IEnumerable<string> lines) => Html($"<ul>{Each(lines, line => $"<li>{line}</li>")}</ul>");

    private static IEnumerable<string> Goes(ConsoleRequest visit) =>
    [
        visit.In("De toegang tot Loket.nl: er wordt meteen niets meer gelezen of verstuurd.", "Access to Loket.nl: nothing is read or sent from this moment on."),
        visit.In("Alle gegevens van medewerkers, hun koppelingen en uw keuzes.", "All data of employees, their links and your choices."),
        visit.In("Alle exports met hun uren, loonbestanden en verslagen, en de links in mails daarnaar.", "All exports with their hours, payroll files and reports, and the links to them in mails."),
        visit.In("De koppeltabellen, de synchronisaties met hun verslagen, en de instellingen.", "The mappings, the syncs with their reports, and the settings."),
    ];

    private static IEnumerable<string> Stays(ConsoleRequest visit) =>
    [
        visit.In(
            $"In Loket.nl en in {visit.Product} verandert niets: wie daar staat en wat er geëxporteerd is, blijft. Ook mails die al verstuurd zijn, blijven.",
            $"Nothing changes in Loket.nl or in {visit.Product}: who is there and what was exported stays. So do mails that were sent."),
        visit.In("Hier blijft dat de koppeling er was, en wie wat wanneer deed, zonder om welke medewerker het ging.", "Here stays that there was a connection, and who did what when, without which employee it was about."),
        visit.In(
            "In Loket.nl staat de toestemming er mogelijk nog, maar deze app kan er niets meer mee. U kunt haar daar zelf intrekken.",
            "Loket.nl may still list the permission, but this app can do nothing with it any more. You can withdraw it there yourself."),
    ];
}
