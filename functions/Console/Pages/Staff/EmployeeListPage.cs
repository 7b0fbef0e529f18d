using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>Everybody in Loket and who they are in the planner: found, chosen for, and linked.</summary>
internal sealed class EmployeeListPage(ConnectionOperations connections, EmployeeOperations employees, EmployeeActions actions, LeaverOperations leavers)
{
    private const string Find = "find";

    [Function("ConsoleEmployees")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "console/connections/{connectionId}/employees")] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        if (visit.Query("view") == LeavingView.Code)
            return await ShowLeavingAsync(visit, connection, cancellation);
        var filter = EmployeeFilter.Of(visit);
        if (visit.Action is null or Find)
            return visit.IsPost && filter.Text is null ? visit.GoTo(filter.Path(visit.Paths, connectionId)) : await ShowAsync(visit, connection, filter, Nothing, null, cancellation);
        try
        {
            if (EmployeeAct.Read(visit.Action) is not { } act)
                return await ShowAsync(visit, connection, filter, Outcome(visit, await actions.DoManyAsync(visit, connectionId, cancellation)), null, cancellation);
            var done = await actions.DoAsync(visit, connectionId, act, cancellation);
            return filter.Text is null
                ? visit.GoTo(filter.Path(visit.Paths, connectionId), done)
                : await ShowAsync(visit, connection, filter, Widgets.Notice(Tone.Good, DoneWords.Find(done)!.In(visit.Language)), null, cancellation);
        }
        catch (ProblemException exception)
        {
            return await ShowAsync(visit, connection, filter, Nothing, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> ShowAsync(
        ConsoleRequest visit, ConnectionResponse connection, EmployeeFilter filter, IHtmlContent outcome, Problem? problem, CancellationToken cancellation)
    {
        var list = await employees.SearchAsync(visit.Caller, connection.Id, filter.ToSearch(), cancellation);
        if (list.Employees.Count == 0 && list.Total > 0)
        {
            // What was chosen on the last page may have emptied it.
            filter = filter with { Page = Pages(list) };
            list = await employees.SearchAsync(visit.Caller, connection.Id, filter.ToSearch(), cancellation);
        }

        var view = new EmployeeListView(visit, connection, filter, list);
        return visit.Show(
            new Page(visit.In("Common.Employees"), connection, Section.Employees) { Status = problem?.Status ?? StatusCodes.Status200OK },
            Html($"{visit.Faults(problem)}{outcome}{view.Content()}"));
    }

    private async Task<IResult> ShowLeavingAsync(ConsoleRequest visit, ConnectionResponse connection, CancellationToken cancellation)
    {
        var filter = EmployeeFilter.Of(visit);
        var administration = connection.Administrations.FirstOrDefault(one => one.Id == filter.AdministrationId)
            ?? (connection.Administrations.Count > 0 ? connection.Administrations[0] : null);
        var list = administration is null ? null : await leavers.ListLeaversAsync(visit.Caller, connection.Id, administration.Id, cancellation);
        return visit.Show(
            new Page(visit.In("EmployeeList.WhoLeaves"), connection, Section.Employees), LeavingView.Of(visit, connection, administration, list, visit.PageOf(list?.Total ?? 0)));
    }

    /// <summary>How many choices were kept; whose were not, and why.</summary>
    private static IHtmlContent Outcome(ConsoleRequest visit, ChoicesResponse? answer)
    {
        if (answer is null)
            return Widgets.Notice(Tone.Warning, visit.In("EmployeeList.TickSomeEmployeesFirst"));
        var kept = visit.In("EmployeeList.OfChoicesWereKeptAndHold", answer.Kept, answer.Results.Count);
        var refused = answer.Results.Where(result => result.Outcome != ChoiceOutcome.Kept).ToList();
        return Html($"""
            <div role="status">{Widgets.Notice(refused.Count == 0 ? Tone.Good : Tone.Warning, Html($"""
                <p>{kept}</p>
                {When(refused.Count > 0, () => $"<ul>{Each(refused, result => $"<li>{Foreign(result.Name ?? result.LoketEmployeeId.ToString())}: {result.Words}</li>")}</ul>")}
                """))}</div>
            """);
    }

    private static int Pages(EmployeePage list) => (list.Total + list.PageSize - 1) / list.PageSize;
}
