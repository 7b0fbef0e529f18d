using LoketFunctions.Components;
using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>One employee: how things stand, what is taken over, and whom in the planner it may be.</summary>
internal sealed class OneEmployeePage(
    ConnectionOperations connections, EmployeeOperations employees, EmployeeActions actions, SyncOperations syncs, LeaverOperations leavers)
{
    private const int ShownAtOnce = 20;

    [Function("ConsoleEmployee")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "console/connections/{connectionId}/employees/{employeeId:guid}")]
        HttpRequest http, [DurableClient] DurableTaskClient client, string connectionId, Guid employeeId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        var details = await employees.GetAsync(request.Caller, id, employeeId, cancellation);
        if (request.Action is null)
            return await ShowAsync(request, connection, details, null, cancellation);
        try
        {
            if (request.Action == EmployeeView.Retry)
            {
                var asked = new SyncNowRequest(details.Employee.AdministrationId, employeeId);
                var run = await syncs.StartAsync(client, request.Caller, id, asked, cancellation);
                return request.GoTo(request.Paths.Run(id, run.RunId!), run.AlreadyRunning ? DoneWords.AlreadyRunning : null);
            }

            var act = EmployeeAct.Read(request.Action) ?? throw Problems.Throw(Problems.Invalid("action", InputFaults.NotOffered));
            var done = await actions.DoAsync(request, id, act with { EmployeeId = employeeId }, cancellation);
            return request.GoTo(request.Paths.Employee(id, employeeId), done);
        }
        catch (ProblemException exception)
        {
            return await ShowAsync(request, connection, details, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> ShowAsync(
        ConsoleRequest request, ConnectionResponse connection, EmployeeDetails details, Problem? problem, CancellationToken cancellation)
    {
        var found = request.Text(LinkPicker.Search) is { } text
            ? await employees.SearchPlannerAsync(
                request.Caller, connection.Id, new PlannerEmployeeSearch(text, request.Number("page") ?? 1, ShownAtOnce), cancellation)
            : null;
        var warnings = await WarningsAsync(request, connection.Id, details, cancellation);
        return request.Show(
            new Page(details.Employee.Name, connection, Section.Employees) { Status = problem?.Status ?? StatusCodes.Status200OK },
            EmployeeView.Of(connection, details, warnings, found, problem));
    }

    /// <summary>
    /// S11: of each employment that ends, what is still to be paid, as the list of those who leave says it; also of whoever goes on to
    /// another.
    /// </summary>
    private async Task<IReadOnlyList<(Tone Tone, string Text)>> WarningsAsync(
        ConsoleRequest request, ConnectionId connectionId, EmployeeDetails details, CancellationToken cancellation)
    {
        var administrations = details.Employee.Employments.Where(employment => employment.EndDate is not null)
            .Select(employment => employment.AdministrationId).Distinct();
        var warnings = new List<(Tone, string)>();
        try
        {
            foreach (var administration in administrations)
            {
                var list = await leavers.ListLeaversAsync(request.Caller, new(connectionId, administration), cancellation);
                warnings.AddRange(list.Leavers
                    .Where(leaver => leaver.LoketEmployeeId == details.Employee.LoketEmployeeId && leaver.Warning is not null)
                    .Select(leaver => (Tone.Warning, leaver.Warning!)));
            }

            return warnings;
        }
        catch (ProblemException exception)
        {
            // Loket is asked for its periods; the rest of the page does not need them.
            var title = request.Reader.In(ProblemWords.Of(exception.Problem).Title);
            return [.. warnings, (Tone.Quiet, request.In("OneEmployee.WhetherSomethingIsStillToBe") + title + ".")];
        }
    }
}
