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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        return Show(request, await GetAsync(request, connectionId, cancellation), null);
    }

    [Function("ConsoleChangeSettings")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        var connection = await GetAsync(request, connectionId, cancellation);
        var changed = new SettingFields(request, connection).Groups().SelectMany(group => group.Fields)
            .Where(field => request.Input.ContainsKey(field.Name) && Typed(request, field.Name) != Typed(request, Was + field.Name)).ToList();
        try
        {
            if (changed.Count > 0)
                await connections.ChangeAsync(request.Caller, connectionId, Read(request, changed), cancellation);
        }
        catch (ProblemException exception) when (exception.Problem.Faults is not null)
        {
            return Show(request, connection, exception.Problem);
        }

        var isReread = changed.Any(field => SettingFields.Rereading.Contains(field.Name));
        return request.GoTo(request.Paths.Settings(connectionId), isReread ? DoneWords.SavedAndReread : DoneWords.Saved);
    }

    private async Task<ConnectionResponse> GetAsync(ConsoleRequest request, string connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        request.Caller.Access.Require(Permission.EditConnection);
        return connection;
    }

    private ConnectionSettings Read(ConsoleRequest request, List<SettingField> changed)
    {
        var change = new JsonObject(changed.Select(field => KeyValuePair.Create(field.Name, field.Read(Typed(request, field.Name)))));
        return ConnectionSettings.ReadChange(
            JsonSerializer.SerializeToUtf8Bytes(change, AppJson.Options), planners.Get(request.Caller.Tenant.Planner));
    }

    private static IResult Show(ConsoleRequest request, ConnectionResponse connection, Problem? problem)
    {
        var groups = new SettingFields(request, connection).Groups();
        var byName = groups.SelectMany(group => group.Fields).ToDictionary(field => field.Name);
        var form = Html($"""
            {Each(groups, group => $"<fieldset><legend>{group.Heading}</legend>{Each(group.Fields, field => $"{FieldOf(request, field, problem)}")}</fieldset>")}
            <p class="actions"><button>{request.In("Settings.SaveTheSettings")}</button></p>
            """);
        return request.Show(
            new Page(request.In("Common.Settings"), connection, Section.Settings) { Status = problem?.Status ?? StatusCodes.Status200OK },
            Html($"""
                {request.Faults(problem, (name, _) => $"{byName[name].Label}: {byName[name].FaultWords}")}
                {request.Form(request.Paths.Settings(connection.Id), form)}
                {(request.Caller.Access.AllowsWhole(Permission.EditConnection) ? EndOf(request, connection) : Nothing)}
                """));
    }

    private static IHtmlContent EndOf(ConsoleRequest request, ConnectionResponse connection) => Widgets.Part(
        "end", request.In("Common.EndTheConnection"),
        Html($"""
            <p>{request.In("Settings.AllStopsThenAndWhatIs")}</p>
            <p>{Widgets.Link(request.Paths.Disconnect(connection.Id), request.In("Settings.LookAndEndIt"))}</p>
            """));

    private static IHtmlContent FieldOf(ConsoleRequest request, SettingField setting, Problem? problem)
    {
        var isSent = request.Input.ContainsKey(setting.Name);
        var field = new Field(
            setting.Name, setting.Label, isSent ? Typed(request, setting.Name) : setting.Value, setting.Hint,
            problem?.Faults?.ContainsKey(setting.Name) == true ? setting.FaultWords : null);
        return All(setting.Show(field), Forms.Hidden(Was + setting.Name, isSent ? Typed(request, Was + setting.Name) : setting.Value));
    }

    /// <summary>Browsers end lines of their own in their own way.</summary>
    private static string Typed(ConsoleRequest request, string name) => (request.Text(name) ?? "").ReplaceLineEndings("\n");
}
