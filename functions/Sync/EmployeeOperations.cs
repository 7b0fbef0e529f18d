using LoketFunctions.Connections;
using LoketFunctions.Connections.Audit;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Staff;

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
internal sealed class EmployeeOperations(ConnectionStore connections, RunStore runs, ReportStore reports, LinkStore links, AuditLog audit)
{
    /// <summary>Who waits, as the last run that looked at each administration found it.</summary>
    public async Task<WaitingList> ListWaitingAsync(Caller caller, string connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        var chosen = (await links.ListAsync(connection.Id, cancellation)).Where(link => link.Choice is not null)
            .Select(link => link.EmployeeId).ToHashSet();
        var waiting = new List<WaitingEmployee>();
        foreach (var (administrationId, report) in await LatestReportsAsync(caller, connection.Id, cancellation))
        {
            waiting.AddRange(report.Employees
                .Where(employee => employee.Reason is SkipReason.WaitingForChoice or SkipReason.PossibleMatch && !chosen.Contains(employee.LoketEmployeeId))
                .Select(employee => new WaitingEmployee(
                    employee.LoketEmployeeId, administrationId, employee.Name, employee.PersonnelNumber, employee.Reason!, employee.Words, employee.Proposals)));
        }

        return new WaitingList([.. waiting.DistinctBy(employee => employee.LoketEmployeeId)]);
    }

    /// <summary>Keeps the user's choice. It holds from the next sync on, until another one is made.</summary>
    public async Task ChooseAsync(Caller caller, string connectionId, Guid employeeId, ChoiceRequest asked, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, Permission.EditPayroll, cancellation);
        if ((asked.Choice == EmployeeChoice.Link) != !string.IsNullOrWhiteSpace(asked.PlannerEmployeeId))
            throw Problems.Throw(Problems.Invalid("plannerEmployeeId", "is given with the choice link, and only then"));
        await links.ChooseAsync(connection.Id, employeeId, asked.Choice, asked.PlannerEmployeeId, cancellation);
        var what = new AuditEvent(AuditAction.EmployeeChosen, employeeId.ToString(), After: $"{asked.Choice} {asked.PlannerEmployeeId}".Trim());
        await audit.WriteAsync(caller, connection.Id, what, cancellation);
    }

    private async Task<Dictionary<Guid, AdministrationReport>> LatestReportsAsync(Caller caller, string connectionId, CancellationToken cancellation)
    {
        const int RunsToLookAt = 20;
        var latest = new Dictionary<Guid, AdministrationReport>();
        var administrations = (await connections.AdministrationsAsync(connectionId, cancellation))
            .Select(row => row.Id).Where(caller.Access.Sees).ToHashSet();
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
