using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Sync;

internal sealed record WaitingEmployee(
    Guid LoketEmployeeId, Guid AdministrationId, string Name, string? PersonnelNumber, string Reason, string? Words, IReadOnlyList<LinkProposal> Proposals)
{
    public override string ToString() => LoketEmployeeId.ToString();
}

internal sealed record WaitingList(IReadOnlyList<WaitingEmployee> Employees);

/// <param name="PlannerEmployeeId">With <see cref="EmployeeChoice.Link"/> only.</param>
internal sealed record ChoiceRequest(EmployeeChoice Choice, string? PlannerEmployeeId = null);

/// <summary>Employees of Loket's that wait for the user: add, do not import, or link.</summary>
internal sealed class EmployeeFunctions(ConnectionStore connections, RunStore runs, ReportStore reports, LinkStore links)
{
    private const string Base = "planners/{planner}/accounts/{account}/connections/{connectionId}/employees";

    /// <summary>Who waits, as the last run that looked at each administration found it.</summary>
    [Function("ListWaitingEmployees")]
    public async Task<IResult> ListWaiting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(context.GetCaller().Tenant, connectionId, cancellation);
        var chosen = (await links.ListAsync(connection.Id, cancellation)).Where(link => link.Choice is not null)
            .Select(link => link.EmployeeId).ToHashSet();
        var waiting = new List<WaitingEmployee>();
        foreach (var (administrationId, report) in await LatestReportsAsync(connection.Id, cancellation))
        {
            waiting.AddRange(report.Employees
                .Where(employee => employee.Reason is SkipReason.WaitingForChoice or SkipReason.PossibleMatch && !chosen.Contains(employee.LoketEmployeeId))
                .Select(employee => new WaitingEmployee(
                    employee.LoketEmployeeId, administrationId, employee.Name, employee.PersonnelNumber, employee.Reason!, employee.Words, employee.Proposals)));
        }

        return Results.Json(new WaitingList([.. waiting.DistinctBy(employee => employee.LoketEmployeeId)]), AppJson.Options);
    }

    /// <summary>Keeps the user's choice. It holds from the next sync on, until another one is made.</summary>
    [Function("ChooseEmployee")]
    public async Task<IResult> Choose(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base + "/{employeeId:guid}/choice")] HttpRequest request,
        string connectionId, Guid employeeId, FunctionContext context, CancellationToken cancellation)
    {
        var caller = context.GetCaller();
        var connection = await connections.GetAsync(caller.Tenant, connectionId, cancellation);
        var asked = RequestBody.Parse<ChoiceRequest>(caller.Body);
        if ((asked.Choice == EmployeeChoice.Link) != !string.IsNullOrWhiteSpace(asked.PlannerEmployeeId))
            throw Problems.Throw(Problems.Invalid("plannerEmployeeId", "is given with the choice link, and only then"));
        await links.ChooseAsync(connection.Id, employeeId, asked.Choice, asked.PlannerEmployeeId, cancellation);
        return Results.NoContent();
    }

    private async Task<Dictionary<Guid, AdministrationReport>> LatestReportsAsync(string connectionId, CancellationToken cancellation)
    {
        const int RunsToLookAt = 20;
        var latest = new Dictionary<Guid, AdministrationReport>();
        var administrations = (await connections.AdministrationsAsync(connectionId, cancellation)).Select(row => row.Id).ToHashSet();
        foreach (var run in (await runs.ListAsync(connectionId, RunsToLookAt, cancellation)).Where(run => run.EmployeeId is null))
        {
            foreach (var administration in administrations.Where(id => !latest.ContainsKey(id)))
            {
                if (await reports.ReadAsync(connectionId, run.RunId, administration, cancellation) is { } report)
                    latest[administration] = report;
            }

            if (latest.Count == administrations.Count)
                break;
        }

        return latest;
    }
}
