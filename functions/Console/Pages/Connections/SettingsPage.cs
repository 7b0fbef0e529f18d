using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>The settings of a connection. Only what was changed on the page is changed, so that what somebody else set meanwhile stays.</summary>
internal sealed class SettingsPage(ConnectionOperations connections, Planners planners)
{
    private const string Route = "console/connections/{connectionId}/settings";

    /// <summary>Before the name of a field: what stood in it when the page was made.</summary>
    private const string Was = "was-";

    [Function("ConsoleSettings")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        return Show(visit, await GetAsync(visit, connectionId, cancellation), null);
    }

    [Function("ConsoleChangeSettings")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var connection = await GetAsync(visit, connectionId, cancellation);
        var changed = new SettingFields(visit, connection).Groups().SelectMany(group => group.Fields)
            .Where(field => visit.Input.ContainsKey(field.Name) && Typed(visit, field.Name) != Typed(visit, Was + field.Name)).ToList();
        try
        {
            if (changed.Count > 0)
                await connections.ChangeAsync(visit.Caller, connectionId, Read(visit, changed), cancellation);
        }
        catch (ProblemException exception) when (exception.Problem.Faults is not null)
        {
            return Show(visit, connection, exception.Problem);
        }

        var isReread = changed.Any(field => SettingFields.Rereading.Contains(field.Name));
        return visit.GoTo(visit.Paths.Settings(connectionId), isReread ? DoneWords.SavedAndReread : DoneWords.Saved);
    }

    private async Task<ConnectionResponse> GetAsync(ConsoleRequest visit, string connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        visit.Caller.Access.Require(Permission.EditConnection);
        return connection;
    }

    private ConnectionSettings Read(ConsoleRequest visit, List<SettingField> changed)
    {
        var change = new JsonObject(changed.Select(field => KeyValuePair.Create(field.Name, field.Read(Typed(visit, field.Name)))));
        return ConnectionSettings.ReadChange(
            JsonSerializer.SerializeToUtf8Bytes(change, AppJson.Options), planners.Get(visit.Caller.Tenant.Planner));
    }

    private static IResult Show(ConsoleRequest visit, ConnectionResponse connection, Problem? problem)
    {
        var groups = new SettingFields(visit, connection).Groups();
        var byName = groups.SelectMany(group => group.Fields).ToDictionary(field => field.Name);
        var form = Html($"""
            {Each(groups, group => $"<fieldset><legend>{group.Heading}</legend>{Each(group.Fields, field => $"{FieldOf(visit, field, problem)}")}</fieldset>")}
            <p class="actions"><button>{visit.In("Settings.SaveTheSettings")}</button></p>
            """);
        return visit.Show(
            new Page(visit.In("Common.Settings"), connection, Section.Settings) { Status = problem?.Status ?? StatusCodes.Status200OK },
            Html($"""
                {visit.Faults(problem, (name, _) => $"{byName[name].Label}: {byName[name].FaultWords}")}
                {visit.Form(visit.Paths.Settings(connection.Id), form)}
                {(visit.Caller.Access.AllowsWhole(Permission.EditConnection) ? EndOf(visit, connection) : Nothing)}
                """));
    }

    private static IHtmlContent EndOf(ConsoleRequest visit, ConnectionResponse connection) => Widgets.Part(
        "end", visit.In("Common.EndTheConnection"),
        Html($"""
            <p>{visit.In("Settings.AllStopsThenAndWhatIs")}</p>
            <p>{Widgets.Link(visit.Paths.Disconnect(connection.Id), visit.In("Settings.LookAndEndIt"))}</p>
            """));

    private static IHtmlContent FieldOf(ConsoleRequest visit, SettingField setting, Problem? problem)
    {
        var isSent = visit.Input.ContainsKey(setting.Name);
        var field = new Field(
            setting.Name, setting.Label, isSent ? Typed(visit, setting.Name) : setting.Value, setting.Hint,
            problem?.Faults?.ContainsKey(setting.Name) == true ? setting.FaultWords : null);
        return All(setting.Show(field), Forms.Hidden(Was + setting.Name, isSent ? Typed(visit, Was + setting.Name) : setting.Value));
    }

    /// <summary>Browsers end lines of their own in their own way.</summary>
    private static string Typed(ConsoleRequest visit, string name) => (visit.Text(name) ?? "").ReplaceLineEndings("\n");
}
