using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Mail;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Sync;

/// <summary>Sync now, and how runs went. Whoever may not see an administration sees nothing of its part in a run.</summary>
internal sealed class SyncOperations(
    ConnectionStore connections, SyncStarter starter, RunResponses answers, SyncRunStore runs, ReportStore reports,
    ReportResponses reportAnswers, MailOptions mail, AuditLog audit)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    /// <summary>
    /// Starts a sync or a preview, or names the run that is under way: see <see cref="StartedRun.Preview"/> for what that is.
    /// </summary>
    public async Task<StartedRun> StartAsync(
        DurableTaskClient client, Caller caller, ConnectionId connectionId, SyncNowRequest asked, CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.EditPayroll, cancellation);
        if (!connection.CanSync)
            throw Problems.Throw(ConnectionProblems.NotActive(connection.State));
        if (asked.AdministrationId is { } id)
        {
            caller.Access.Require(Permission.EditPayroll, id);
            ConnectionStore.RequirePart(await connections.AdministrationsAsync(connection.Id, cancellation), id);
        }
        else
        {
            caller.Access.RequireWhole(Permission.EditPayroll);
        }

        RequireReachable(connection, asked.ReportTo);
        var scope = new SyncScope(
            asked.AdministrationId, asked.EmployeeId, asked.Full, Preview: asked.Preview)
        { ReportTo = asked.ReportTo };
        var run = await starter.StartAsync(client, connection, scope, cancellation);
        if (!run.AlreadyRunning)
        {
            var what = new AuditEvent(asked.Preview ? AuditAction.PreviewStarted : AuditAction.SyncStarted,
                run.RunId)
            { AdministrationId = asked.AdministrationId };
            await audit.WriteAsync(caller, connection.Id, what, cancellation);
        }

        return run;
    }

    /// <summary>The newest first, each with the first page of its administrations.</summary>
    /// <param name="limit">1 to 100; null for 20.</param>
    /// <param name="before">The <see cref="RunList.Older"/> of the page before; null for the newest.</param>
    public async Task<RunList> ListAsync(
        Caller caller, ConnectionId connectionId, int? limit, string? before, CancellationToken cancellation)
    {
        var (older, most) = (OlderThan.Read(before), Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit));
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        var list = new List<RunResponse>();
        var (page, next) = OlderThan.Cut(await runs.ListAsync(connection.Id, most + 1, cancellation, older), most, run => run.RunId);
        foreach (var run in page)
            list.Add((await answers.OfAsync(caller, connection, run, cancellation)).AtPage(PageQuery.First));
        return new RunList(list, next);
    }

    /// <summary>With all its administrations: see <see cref="RunResponse.AtPage"/>.</summary>
    public async Task<RunResponse> GetAsync(Caller caller, ConnectionId connectionId, string runId, CancellationToken cancellation)
    {
        var (connection, run) = await FindAsync(caller, connectionId, runId, cancellation);
        return await answers.OfAsync(caller, connection, run, cancellation);
    }

    /// <summary>What happened to each employee; an administration that is not done yet has nobody.</summary>
    public async Task<AdministrationReport> GetReportAsync(
        Caller caller, ConnectionId connectionId, string runId, Guid administrationId, ReportQuery query, CancellationToken cancellation)
    {
        if (Paged.Faults(query.Page, query.PageSize) is { Count: > 0 } faults)
            throw Problems.Throw(Problems.Invalid(faults));
        var (connection, run) = await FindAsync(caller, connectionId, runId, cancellation);
        caller.Access.Require(Permission.ViewPayroll, administrationId);
        var result = await reports.ReadAsync(run.Key, administrationId, cancellation) ?? new AdministrationResult([]);
        return await reportAnswers.OfAsync(result, query, caller.Language ?? connection.Language, cancellation);
    }

    private async Task<(Connection Connection, SyncRunRow Run)> FindAsync(
        Caller caller, ConnectionId connectionId, string runId, CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        var run = await runs.FindAsync(new RunKey(connection.Id, runId), cancellation) ?? throw Problems.Throw(Problems.NotFound("run"));
        return (connection, run);
    }

    private void RequireReachable(Connection connection, string? address)
    {
        if (address is null)
            return;
        if (!mail.IsOn)
            throw Problems.Throw(Problems.Invalid("reportTo", SyncInputFaults.NoMail));
        if (!RunReporter.MayRead(connection, address))
            throw Problems.Throw(Problems.Invalid("reportTo", SyncInputFaults.NotOfConnection));
    }
}

/// <param name="AdministrationId">Only this payroll administration.</param>
/// <param name="EmployeeId">Only this employee of Loket's: sent again whole, changed or not.</param>
/// <param name="Full">Reads everything again instead of what changed.</param>
/// <param name="Preview">Only says what a sync would do, field by field.</param>
/// <param name="ReportTo">Is mailed how it went: the owner's address, or one of the export recipients; null for nobody.</param>
internal sealed record SyncNowRequest(
    Guid? AdministrationId = null, Guid? EmployeeId = null, bool Full = false, bool Preview = false, string? ReportTo = null)
{
    public override string ToString() => nameof(SyncNowRequest);
}

/// <summary>What can be wrong with a choice about employees, and with where a report is to go.</summary>
internal static class SyncInputFaults
{
    public static InputFault EmployeeTwice { get; } = new("EmployeeTwice", "name an employee twice");

    public static InputFault NothingToMerge { get; } =
        new("NothingToMerge", "is for an employee of the planner's who is another record's already");

    public static InputFault NoSuchPlannerEmployee { get; } =
        new("NoSuchPlannerEmployee", "is not among the planner's employees as last read");

    public static InputFault OnlyWithLink { get; } = new("OnlyWithLink", "is given with the choice link, and only then");

    public static InputFault NoMail { get; } = new("NoMail", "cannot be mailed to: this installation sends no mail");

    public static InputFault NotOfConnection { get; } =
        new("NotOfConnection", "is neither the owner's address nor one of the export recipients of this connection");
}
