using LoketFunctions.Connections;
using LoketFunctions.Connections.Checklist;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>Signing in at Loket, and what is to be arranged there.</summary>
internal sealed class ConnectPage(
    ConnectionOperations connections, AdministrationOperations administrations, ChecklistOperations checklists, Planners planners)
{
    private const string Route = "console/connections/{connectionId}/connect";

    [Function("ConsoleConnect")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation) => PageAsync(context.GetConsoleRequest(), new(connectionId), null, cancellation);

    [Function("ConsoleConnectNow")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ActAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        try
        {
            return request.Action == ConnectForm.CheckAgain
                ? await CheckAgainAsync(request, id, cancellation)
                : await SignInAsync(request, id, cancellation);
        }
        catch (ProblemException exception) when (exception.Problem.Faults is not null)
        {
            return await PageAsync(request, id, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> SignInAsync(ConsoleRequest request, ConnectionId connectionId, CancellationToken cancellation)
    {
        var form = request.Text(ConnectForm.EnvironmentCode) is { } code ? new Credentials(code) : null;
        // Good in this browser only: a link that somebody made in their own console leads nobody else to Loket.
        var use = LinkUse.ByConsole(request.Caller.Actor.Name, SignInCookie.Keep(request.Http));
        var answer = await connections.RenewConnectAddressAsync(request.Caller, connectionId, form, use, cancellation);
        return request.GoTo(answer.ConnectAddress!.AbsoluteUri);
    }

    /// <summary>The same choice again looks whether the rights are there now, and goes on where they are.</summary>
    private async Task<IResult> CheckAgainAsync(ConsoleRequest request, ConnectionId connectionId, CancellationToken cancellation)
    {
        request.Caller.Access.Require(Permission.EditConnection);
        if ((await connections.GetAsync(request.Caller, connectionId, cancellation)).State == ConnectionState.Requested)
            return request.GoTo(request.Paths.Connect(connectionId));
        // All that take part, also those whose staff this person does not see: what is left out here would take part no longer.
        var chosen = (await administrations.ListAsync(request.Caller, connectionId, cancellation)).Administrations.Where(one => one.Chosen)
            .ToList();
        if (chosen.Count > 0)
            await administrations.ChooseAsync(
                request.Caller, connectionId, new AdministrationChoice([.. chosen.Select(one => one.Id)]), cancellation);
        return request.GoTo(request.Paths.Connect(connectionId));
    }

    private async Task<IResult> PageAsync(ConsoleRequest request, ConnectionId connectionId, Problem? fault, CancellationToken cancellation)
    {
        var (checklist, problem) = await LookAsync(request, connectionId, cancellation);
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        var connectBy = planners.Get(request.Caller.Tenant.Planner).Profile.ConnectBy;
        return request.Show(
            new Page(request.In("Connect.ConnectWithLoketNl"), connection, Section.Connect)
            {
                Status = fault?.Status ?? StatusCodes.Status200OK,
            },
            ConnectView.Of(connection, connectBy, checklist, problem, fault));
    }

    /// <summary>A checklist that cannot be looked at keeps nobody from signing in.</summary>
    private async Task<(ChecklistResponse? Checklist, Problem? Problem)> LookAsync(
        ConsoleRequest request, ConnectionId connectionId, CancellationToken cancellation)
    {
        try
        {
            return (await checklists.GetAsync(request.Caller, connectionId, cancellation), null);
        }
        catch (ProblemException exception) when (LoketProblemNotice.Explains(exception.Problem))
        {
            return (null, exception.Problem);
        }
    }
}
