using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>Everybody in Loket and who they are in the planner: found, chosen for, and linked.</summary>
internal sealed class EmployeeListPage(
    ConnectionOperations connections, EmployeeOperations employees, EmployeeActions actions, LeaverOperations leavers)
{
    [Function("ConsoleEmployees")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "console/connections/{connectionId}/employees")] HttpRequest http,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        if (request.Query("view") == LeavingView.Code)
            return await ShowLeavingAsync(request, connection, cancellation);
        var filter = EmployeeFilter.Of(request);
        if (request.Action is null or EmployeeListView.Find)
            return request.IsPost && filter.Text is null
                ? request.GoTo(filter.Path(request.Paths, id))
                : await ShowAsync(request, connection, filter, null, null, cancellation);
        try
        {
            if (EmployeeAct.Read(request.Action) is not { } act)
            {
                var answer = await actions.DoManyAsync(request, id, cancellation);
                return await ShowAsync(request, connection, filter, ChoicesOutcome.Of(answer), null, cancellation);
            }

            var done = await actions.DoAsync(request, id, act, cancellation);
            return filter.Text is null
                ? request.GoTo(filter.Path(request.Paths, id), done)
                : await ShowAsync(request, connection, filter, ChoicesOutcome.OfOne(DoneWords.Find(done)!), null, cancellation);
        }
        catch (ProblemException exception)
        {
            return await ShowAsync(request, connection, filter, null, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> ShowAsync(
        ConsoleRequest request, ConnectionResponse connection, EmployeeFilter filter, RenderFragment? outcome, Problem? problem,
        CancellationToken cancellation)
    {
        var list = await employees.SearchAsync(request.Caller, connection.Id, filter.ToSearch(), cancellation);
        if (list.Employees.Count == 0 && list.Total > 0)
        {
            // What was chosen on the last page may have emptied it.
            filter = filter with { Page = EmployeeListView.PagesOf(list) };
            list = await employees.SearchAsync(request.Caller, connection.Id, filter.ToSearch(), cancellation);
        }

        return request.Show(
            new Page(request.In("Common.Employees"), connection, Section.Employees) { Status = problem?.Status ?? StatusCodes.Status200OK },
            EmployeeListView.Of(connection, filter, list, outcome, problem));
    }

    private async Task<IResult> ShowLeavingAsync(ConsoleRequest request, ConnectionResponse connection, CancellationToken cancellation)
    {
        var filter = EmployeeFilter.Of(request);
        var administration = connection.Administrations.FirstOrDefault(one => one.Id == filter.AdministrationId)
            ?? (connection.Administrations.Count > 0 ? connection.Administrations[0] : null);
        var list = administration is null
            ? null
            : await leavers.ListLeaversAsync(request.Caller, new(connection.Id, administration.Id), cancellation);
        return request.Show(
            new Page(request.In("EmployeeList.WhoLeaves"), connection, Section.Employees),
            LeavingView.Of(connection, administration, list));
    }
}
