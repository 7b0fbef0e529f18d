using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;
using LoketFunctions.Personnel.Reading;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Personnel.Documents;

/// <summary>
/// Payslips and year-end statements, back to an HR system that leads. Nothing of them is stored: they are handed on as Loket sends them.
/// </summary>
internal sealed class DocumentOperations(ConnectionStore connections, Planners planners, LoketClients lokets, AuditLog audit)
{
    public async Task<DocumentsResponse> ListAsync(
        Caller caller, ConnectionId connectionId, PageQuery page, CancellationToken cancellation)
    {
        var (connection, administration) = await GetAsync(caller, connectionId, cancellation);
        var loket = lokets.For(connection);
        try
        {
            var read = await EmploymentReads.ReadAsync(
                loket, administration, page, (employment, token) => OfAsync(loket, employment, token), cancellation);
            return new DocumentsResponse(read.Total, read.Read, read.NotRead);
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }

    /// <summary>One document, as it comes; whoever gets it disposes it.</summary>
    public async Task<Stream> OpenAsync(Caller caller, ConnectionId connectionId, string documentId, CancellationToken cancellation)
    {
        var (connection, administration) = await GetAsync(caller, connectionId, cancellation);
        var id = DocumentId.TryParse(documentId) ?? throw NotFound();
        var file = await OpenAsync(lokets.For(connection), administration, id, cancellation);
        try
        {
            var what = new AuditEvent(AuditAction.DocumentFetched, id.EmploymentId.ToString("D")) { AdministrationId = administration.Id };
            await audit.WriteAsync(caller, connectionId, what, cancellation);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task<Stream> OpenAsync(
        LoketClient loket, AdministrationRow administration, DocumentId id, CancellationToken cancellation)
    {
        try
        {
            var employment = await loket.Employments.FindAsync(id.EmploymentId, cancellation);
            if (employment?.PayrollAdministration?.Id != administration.Id)
                throw NotFound();
            return id.Kind == DocumentKind.Payslip
                ? await loket.Payslips.OpenAsync(id.EmploymentId, id.RunId!.Value, cancellation)
                : await loket.Payslips.OpenYearEndStatementAsync(id.EmploymentId, id.Year!.Value, cancellation);
        }
        catch (LoketException exception)
        {
            // A run that was opened again has no payslips until it is approved again.
            throw exception.Failure.Reason == FailureReason.NotFound
                ? NotFound()
                : Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }

    private static async Task<EmployeeDocuments> OfAsync(LoketClient loket, Employment employment, CancellationToken cancellation)
    {
        var id = employment.Id!.Value;
        var slips = await OrNoneAsync(() => loket.Payslips.ListAsync(id, cancellation));
        var years = await OrNoneAsync(() => loket.Payslips.ListYearEndStatementsAsync(id, cancellation));
        return new EmployeeDocuments(
            id, employment.Employee?.Id, employment.Employee?.EmployeeNumber, employment.PayrollId,
            [
                .. slips.Where(slip => slip.PayrollPeriod is { TestYear: not true }).Select(slip => new DocumentResponse(
                    DocumentId.Payslip(id, slip.PayrollRunId!.Value).ToString(), DocumentKind.Payslip,
                    slip.PayrollPeriod!.Year ?? throw Unreadable(employment), slip.PayrollPeriod.PeriodNumber)),
                .. years.Select(year => new DocumentResponse(
                    DocumentId.YearEndStatement(id, year.Year!.Value).ToString(), DocumentKind.YearEndStatement, year.Year.Value, null)),
            ]);
    }

    /// <summary>What Loket does not find is not there yet.</summary>
    private static async Task<IReadOnlyList<T>> OrNoneAsync<T>(Func<Task<LoketList<T>>> list)
    {
        try
        {
            return (await list()).Complete();
        }
        catch (LoketException exception) when (exception.Failure.Reason == FailureReason.NotFound)
        {
            return [];
        }
    }

    private static LoketException Unreadable(Employment employment) => new(LoketFailure.Of(
        "GetPayslipsByEmploymentId", [new UnreadableRecord("payrollPeriod.year", employment.Id, null, null)]));

    private async Task<(Connection Connection, AdministrationRow Administration)> GetAsync(
        Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        if (!connection.GivesDocuments(planners.Get(caller.Tenant.Planner).Profile))
            throw Problems.Throw(ConnectionProblems.SettingOff(SettingSetters.Documents));
        // A connection in which the HR system leads has one.
        var administration = (await connections.AdministrationsAsync(connection.Id, cancellation)).SingleOrDefault()
            ?? throw Problems.Throw(Problems.NotFound("administration"));
        caller.Access.Require(Permission.ViewPayroll, administration.Id);
        return (connection, administration);
    }

    private static ProblemException NotFound() => Problems.Throw(Problems.NotFound("document"));
}
