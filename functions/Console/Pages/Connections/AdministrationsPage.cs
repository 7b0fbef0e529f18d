using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>Which administrations take part. Who manages the connection chooses; the others see what was chosen.</summary>
internal sealed class AdministrationsPage(ConnectionOperations connections, AdministrationOperations administrations, TimeProvider clock)
{
    private const string Route = "console/connections/{connectionId}/administrations";

    [Function("ConsoleAdministrations")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation) => PageAsync(context.GetConsoleRequest(), new(connectionId), null, cancellation);

    [Function("ConsoleChooseAdministrations")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ChooseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        List<Guid> ids = [.. request.Texts(AdministrationForm.Field).Select(text => Guid.TryParse(text, out var one) ? one : Guid.Empty)];
        var choice = new AdministrationChoice(ids) { Venues = VenueFields.Read(request, ids) };
        try
        {
            await administrations.ChooseAsync(request.Caller, id, choice, cancellation);
            return request.GoTo(request.Paths.Administrations(id), DoneWords.Saved);
        }
        catch (ProblemException exception) when (exception.Problem.Faults is not null)
        {
            return await PageAsync(request, id, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> PageAsync(ConsoleRequest request, ConnectionId connectionId, Problem? fault, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        var access = request.Caller.Access;
        if (!access.Allows(Permission.EditConnection))
            access.Require(Permission.ViewPayroll);
        var (offered, problem) = await OfferedAsync(request, connection, cancellation);
        return request.Show(
            new Page(request.In("Common.Administrations"), connection, Section.Administrations)
            {
                Status = fault?.Status ?? StatusCodes.Status200OK,
            },
            AdministrationsView.Of(connection, offered, problem, fault, AmsterdamTime.DateOf(clock.GetUtcNow())));
    }

    /// <summary>Live from Loket; without an answer what was chosen is shown, and why there is no choice now.</summary>
    private async Task<(AdministrationsResponse? Offered, Problem? Problem)> OfferedAsync(
        ConsoleRequest request, ConnectionResponse connection, CancellationToken cancellation)
    {
        if (!request.Caller.Access.Allows(Permission.EditConnection) || connection.State == ConnectionState.Disconnected)
            return (null, null);
        try
        {
            return (await administrations.ListAsync(request.Caller, connection.Id, cancellation), null);
        }
        catch (ProblemException exception) when (LoketProblemNotice.Explains(exception.Problem))
        {
            return (null, exception.Problem);
        }
    }
}
