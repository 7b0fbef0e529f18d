using LoketFunctions.Connections;
using LoketFunctions.Connections.Checklist;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>Signing in at Loket, and what is to be arranged there.</summary>
internal sealed class ConnectPage(
    ConnectionOperations connections, AdministrationOperations administrations, ChecklistOperations checklists, Planners planners)
{
    private const string Route = "console/connections/{connectionId}/connect";

    [Function("ConsoleConnect")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string connectionId, FunctionContext context,
        CancellationToken cancellation) => PageAsync(context.GetVisit(), connectionId, null, cancellation);

    [Function("ConsoleConnectNow")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ActAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        try
        {
            return visit.Action == ConnectForm.CheckAgain
                ? await CheckAgainAsync(visit, connectionId, cancellation)
                : await SignInAsync(visit, connectionId, cancellation);
        }
        catch (ProblemException exception) when (exception.Problem.Faults is not null)
        {
            return await PageAsync(visit, connectionId, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> SignInAsync(ConsoleRequest visit, string connectionId, CancellationToken cancellation)
    {
        var form = visit.Text(ConnectForm.EnvironmentCode) is { } code ? new Credentials(code) : null;
        // Good in this browser only: a link that somebody made in his own console leads nobody else to Loket.
        var use = LinkUse.ByConsole(visit.Caller.Actor.Name, SignInCookie.Keep(visit.Request));
        var answer = await connections.RenewConnectAddressAsync(visit.Caller, connectionId, form, use, cancellation);
        return visit.GoTo(answer.ConnectAddress!.AbsoluteUri);
    }

    /// <summary>The same choice again looks whether the rights are there now, and goes on where they are.</summary>
    private async Task<IResult> CheckAgainAsync(ConsoleRequest visit, string connectionId, CancellationToken cancellation)
    {
        visit.Caller.Access.Require(Permission.EditConnection);
        if ((await connections.GetAsync(visit.Caller, connectionId, cancellation)).State == ConnectionState.Requested)
            return visit.GoTo(visit.Paths.Connect(connectionId));
        // All that take part, also those whose staff this person does not see: what is left out here would take part no longer.
        var chosen = (await administrations.ListAsync(visit.Caller, connectionId, cancellation)).Administrations.Where(one => one.Chosen).ToList();
        if (chosen.Count > 0)
            await administrations.ChooseAsync(visit.Caller, connectionId, new AdministrationChoice([.. chosen.Select(one => one.Id)]), cancellation);
        return visit.GoTo(visit.Paths.Connect(connectionId));
    }

    private async Task<IResult> PageAsync(ConsoleRequest visit, string connectionId, Problem? fault, CancellationToken cancellation)
    {
        var (checklist, problem) = await LookAsync(visit, connectionId, cancellation);
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        var form = new ConnectForm(visit, connection, planners.Get(visit.Caller.Tenant.Planner).Profile.ConnectBy);
        return visit.Show(
            new Page(visit.In("Connect.ConnectWithLoketNl"), connection, Section.Connect) { Status = fault?.Status ?? StatusCodes.Status200OK },
            Html($"""
                {visit.Faults(fault, (field, _) => form.FaultOf(field))}
                {SignInOutcome.Of(visit)}
                {(problem is null ? AttentionNotice.Of(visit, connection, isLinked: false) : SignInOutcome.Of(visit, problem))}
                {form.SignIn(checklist?.SignedInAs, fault)}
                {(checklist is null ? Nothing : new ChecklistView(visit, connection, checklist).Show())}
                """));
    }

    /// <summary>A checklist that cannot be looked at keeps nobody from signing in.</summary>
    private async Task<(ChecklistResponse? Checklist, Problem? Problem)> LookAsync(ConsoleRequest visit, string connectionId, CancellationToken cancellation)
    {
        try
        {
            return (await checklists.GetAsync(visit.Caller, connectionId, cancellation), null);
        }
        catch (ProblemException exception) when (SignInOutcome.Explains(exception.Problem))
        {
            return (null, exception.Problem);
        }
    }
}
