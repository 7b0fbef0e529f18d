using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>
/// The settings of a connection. Only what was changed on the page is changed, so that what somebody else set meanwhile stays.
/// </summary>
internal sealed class SettingsPage(ConnectionOperations connections, Planners planners)
{
    private const string Route = "console/connections/{connectionId}/settings";

    [Function("ConsoleSettings")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        return Show(request, await GetAsync(request, new(connectionId), cancellation), null);
    }

    [Function("ConsoleChangeSettings")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await GetAsync(request, id, cancellation);
        var changed = new SettingFields(request, connection).Groups().SelectMany(group => group.Fields)
            .Where(field => SettingControl.IsChanged(request, field.Name)).ToList();
        try
        {
            if (changed.Count > 0)
                await connections.ChangeAsync(request.Caller, id, Read(request, changed), cancellation);
        }
        catch (ProblemException exception) when (exception.Problem.Faults is not null)
        {
            return Show(request, connection, exception.Problem);
        }

        var isReread = changed.Any(field => SettingFields.Rereading.Contains(field.Name));
        return request.GoTo(request.Paths.Settings(id), isReread ? DoneWords.SavedAndReread : DoneWords.Saved);
    }

    private async Task<ConnectionResponse> GetAsync(ConsoleRequest request, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        request.Caller.Access.Require(Permission.EditConnection);
        return connection;
    }

    private ConnectionSettings Read(ConsoleRequest request, List<SettingField> changed)
    {
        var change = new JsonObject(
            changed.Select(field => KeyValuePair.Create(field.Name, field.Read(SettingControl.Typed(request, field.Name)))));
        return ConnectionSettings.ReadChange(
            JsonSerializer.SerializeToUtf8Bytes(change, AppJson.Options), planners.Get(request.Caller.Tenant.Planner));
    }

    private static IResult Show(ConsoleRequest request, ConnectionResponse connection, Problem? problem) => request.Show(
        new Page(request.In("Common.Settings"), connection, Section.Settings) { Status = problem?.Status ?? StatusCodes.Status200OK },
        SettingsView.Of(connection, problem));
}
