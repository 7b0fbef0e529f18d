using LoketFunctions.Http;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Connections;

/// <summary>What the connected user can reach in Loket, and what of it takes part. Signed calls.</summary>
internal sealed class AdministrationFunctions(ConnectionStore connections, AdministrationChooser administrations)
{
    private const string Administrations = "planners/{planner}/accounts/{account}/connections/{connectionId}/administrations";

    [Function("ListAdministrations")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Administrations)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation) =>
        AnswerAsync(context.GetCaller(), connectionId, connection => administrations.ListAsync(connection, cancellation), cancellation);

    [Function("ChooseAdministrations")]
    public Task<IResult> ChooseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Administrations)] HttpRequest request, string connectionId,
        FunctionContext context, CancellationToken cancellation)
    {
        var caller = context.GetCaller();
        var choice = RequestBody.Parse<AdministrationChoice>(caller.Body);
        return AnswerAsync(caller, connectionId, connection => administrations.ChooseAsync(connection, choice, cancellation), cancellation);
    }

    private async Task<IResult> AnswerAsync(
        Caller caller, string connectionId, Func<Connection, Task<AdministrationsAnswer>> ask, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller.Tenant, connectionId, cancellation);
        if (connection.State == ConnectionState.Disconnected)
            throw Problems.Throw(ConnectionProblems.Disconnected());
        try
        {
            return Results.Json(await ask(connection), AppJson.Options);
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }
}
