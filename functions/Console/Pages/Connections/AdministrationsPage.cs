using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Time;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>Which administrations take part. Who manages the connection chooses; the others see what was chosen.</summary>
internal sealed class AdministrationsPage(ConnectionOperations connections, AdministrationOperations administrations, TimeProvider clock)
{
    private const string Route = "console/connections/{connectionId}/administrations";

    [Function("ConsoleAdministrations")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, string connectionId, FunctionContext context,
        CancellationToken cancellation) => PageAsync(context.GetVisit(), connectionId, null, cancellation);

    [Function("ConsoleChooseAdministrations")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ChooseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string connectionId, FunctionContext context,
        CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        List<Guid> ids = [.. visit.Texts(AdministrationForm.Field).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)];
        var choice = new AdministrationChoice(ids) { Venues = VenueFields.Read(visit, ids) };
        try
        {
            await administrations.ChooseAsync(visit.Caller, connectionId, choice, cancellation);
            return visit.GoTo(visit.Paths.Administrations(connectionId), DoneWords.Saved);
        }
        catch (ProblemException exception) when (exception.Problem.Faults is not null)
        {
            return await PageAsync(visit, connectionId, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> PageAsync(ConsoleRequest visit, string connectionId, Problem? fault, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        var access = visit.Caller.Access;
        if (!access.Allows(Permission.EditConnection))
            access.Require(Permission.ViewPayroll);
        var (offered, problem) = await OfferedAsync(visit, connection, cancellation);
        return visit.Show(
            new Page(visit.In("Common.Administrations"), connection, Section.Administrations) { Status = fault?.Status ?? StatusCodes.Status200OK },
            Html($"""
                {AttentionNotice.Of(visit, connection)}
                {visit.Faults(fault is null ? null : AdministrationForm.OfTheForm(fault), (_, _) => AdministrationForm.WordsOf(visit, fault!))}
                {(problem is null ? Nothing : NotOffered(visit, connection, problem))}
                {(offered is null
                    ? TakingPart(visit, connection)
                    : new AdministrationForm(visit, connection, offered, AmsterdamTime.DateOf(clock.GetUtcNow())).Show())}
                """));
    }

    /// <summary>Live from Loket; without an answer what was chosen is shown, and why there is no choice now.</summary>
    private async Task<(AdministrationsResponse? Offered, Problem? Problem)> OfferedAsync(
        ConsoleRequest visit, ConnectionResponse connection, CancellationToken cancellation)
    {
        if (!visit.Caller.Access.Allows(Permission.EditConnection) || connection.State == ConnectionState.Disconnected)
            return (null, null);
        try
        {
            return (await administrations.ListAsync(visit.Caller, connection.Id, cancellation), null);
        }
        catch (ProblemException exception) when (SignInOutcome.Explains(exception.Problem))
        {
            return (null, exception.Problem);
        }
    }

    private static IHtmlContent NotOffered(ConsoleRequest visit, ConnectionResponse connection, Problem problem) => Html($"""
        {SignInOutcome.Of(visit, problem)}
        <p class="actions">{Widgets.ButtonLink(visit.Paths.Connect(connection.Id), visit.In("Administrations.ToConnecting"))}</p>
        """);

    private static IHtmlContent TakingPart(ConsoleRequest visit, ConnectionResponse connection)
    {
        var page = visit.PageOf(connection.AdministrationCount);
        return All(TakingPart(visit, connection, page), Widgets.Pager(visit, page, connection.AdministrationCount, visit.Paths.Administrations(connection.Id)));
    }

    private static IHtmlContent TakingPart(ConsoleRequest visit, ConnectionResponse connection, PageQuery page) => Widgets.Table(
        visit.In("Administrations.AdministrationsThatTakePart"),
        [
            new(visit.In("Common.Administration")), new(visit.In("Common.Employer")), new(visit.In("Administrations.ClientNumber")),
            new(visit.In("Administrations.Payroll")), new(visit.In("Administrations.Codes")),
        ],
        page.From(connection.Administrations).Select(one => new object?[]
        {
            Foreign(one.Name), Foreign(one.EmployerName), one.ClientNumber, AdministrationNames.Period(visit, one.PayrollPeriodType),
            AdministrationNames.MappingLink(visit, connection.Id, one.Id, one.Name),
        }),
        visit.In("Administrations.NoAdministrationTakesPartYet"));
}
