using LoketFunctions.Components;
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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "console/connections/{connectionId}/employees")] HttpRequest http,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        if (request.Query("view") == LeavingView.Code)
            return await ShowLeavingAsync(request, connection, cancellation);
        var filter = EmployeeFilter.Of(request);
        if (request.Action is null or Find)
            return request.IsPost && filter.Text is null ? request.GoTo(filter.Path(request.Paths, connectionId)) : await ShowAsync(request, connection, filter, Nothing, null, cancellation);
        try
        {
            if (EmployeeAct.Read(request.Action) is not { } act)
                return await ShowAsync(request, connection, filter, Outcome(request, await actions.DoManyAsync(request, connectionId, cancellation)), null, cancellation);
            var done = await actions.DoAsync(request, connectionId, act, cancellation);
            return filter.Text is null
                ? request.GoTo(filter.Path(request.Paths, connectionId), done)
                : await ShowAsync(request, connection, filter, Widgets.Notice(Tone.Good, DoneWords.Find(done)!.In(request.Language)), null, cancellation);
        }
        catch (ProblemException exception)
        {
            return await ShowAsync(request, connection, filter, Nothing, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> ShowAsync(
        ConsoleRequest request, ConnectionResponse connection, EmployeeFilter filter, IHtmlContent outcome, Problem? problem, CancellationToken cancellation)
    {
        var list = await employees.SearchAsync(request.Caller, connection.Id, filter.ToSearch(), cancellation);
        if (list.Employees.Count == 0 && list.Total > 0)
        {
            // What was chosen on the last page may have emptied it.
            filter = filter with { Page = Pages(list) };
            list = await employees.SearchAsync(request.Caller, connection.Id, filter.ToSearch(), cancellation);
        }

        var view = new EmployeeListView(request, connection, filter, list);
        return request.Show(
            new Page(request.In("Common.Employees"), connection, Section.Employees) { Status = problem?.Status ?? StatusCodes.Status200OK },
            Html($"{request.Faults(problem)}{outcome}{view.Content()}"));
    }

    private async Task<IResult> ShowLeavingAsync(ConsoleRequest request, ConnectionResponse connection, CancellationToken cancellation)
    {
        var filter = EmployeeFilter.Of(request);
        var administration = connection.Administrations.FirstOrDefault(one => one.Id == filter.AdministrationId)
            ?? (connection.Administrations.Count > 0 ? connection.Administrations[0] : null);
        var list = administration is null ? null : await leavers.ListLeaversAsync(request.Caller, connection.Id, administration.Id, cancellation);
        return request.Show(
            new Page(request.In("EmployeeList.WhoLeaves"), connection, Section.Employees), LeavingView.Of(request, connection, administration, list, request.PageOf(list?.Total ?? 0)));
    }

    /// <summary>How many choices were kept; whose were not, and why.</summary>
    private static IHtmlContent Outcome(ConsoleRequest request, ChoicesResponse? answer)
    {
        if (answer is null)
            return Widgets.Notice(Tone.Warning, request.In("EmployeeList.TickSomeEmployeesFirst"));
        var kept = request.In("EmployeeList.OfChoicesWereKeptAndHold", answer.Kept, answer.Results.Count);
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
