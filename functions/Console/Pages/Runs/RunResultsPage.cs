using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Console.Pages.Runs;

/// <summary>What became of each employee of an administration in a run, or in a preview would.</summary>
internal sealed class RunResultsPage(ConnectionOperations connections, SyncOperations syncs)
{
    private const int ShownAtOnce = 50;

    [Function("ConsoleRunAdministration")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post",
            Route = "console/connections/{connectionId}/runs/{runId}/administrations/{administrationId:guid}")] HttpRequest http,
        [DurableClient] DurableTaskClient client, string connectionId, string runId, Guid administrationId, FunctionContext context,
        CancellationToken cancellation)
    {
        var id = new ConnectionId(connectionId);
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, id, cancellation);
        if (!request.IsPost)
            return await ShowAsync(request, connection, runId, administrationId, null, cancellation);
        try
        {
            if (!Guid.TryParse(request.Action, out var employeeId))
                throw Problems.Throw(Problems.Invalid("action", InputFaults.NotOffered));
            var again = await syncs.StartAsync(
                client, request.Caller, id, new SyncNowRequest(administrationId, employeeId), cancellation);
            return request.GoTo(request.Paths.Run(id, again.RunId!), again.AlreadyRunning ? DoneWords.AlreadyRunning : null);
        }
        catch (ProblemException exception)
        {
            return await ShowAsync(request, connection, runId, administrationId, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> ShowAsync(
        ConsoleRequest request, ConnectionResponse connection, string runId, Guid administrationId, Problem? problem,
        CancellationToken cancellation)
    {
        var run = await syncs.GetAsync(request.Caller, connection.Id, runId, cancellation);
        var administration = run.Administrations.FirstOrDefault(one => one.Id == administrationId)
            ?? throw Problems.Throw(Problems.NotFound("administration"));
        var outcome = Enum.TryParse<EmployeeOutcome>(request.Query("outcome"), ignoreCase: true, out var asked) && Enum.IsDefined(asked)
            ? asked
            : (EmployeeOutcome?)null;
        var query = new ReportQuery(outcome, Math.Max(request.QueryNumber("page") ?? 1, 1), ShownAtOnce);
        var report = await syncs.GetReportAsync(request.Caller, connection.Id, runId, administrationId, query, cancellation);
        var title = run.Preview
            ? request.In("RunResults.Preview", administration.Name)
            : request.In("RunResults.Results", administration.Name);
        return request.Show(
            new Page(title, connection, Section.Runs) { Status = problem?.Status ?? StatusCodes.Status200OK },
            RunResultsView.Of(connection, run, administration, report, outcome, problem));
    }
}
