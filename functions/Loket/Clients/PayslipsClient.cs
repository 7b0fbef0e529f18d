using System.Globalization;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>
/// What payroll made of an employment: payslips (loonstroken) of approved runs, and year-end statements (jaaropgaven). Files are handed on
/// as they come.
/// </summary>
internal sealed class PayslipsClient(LoketConnection connection, ListReader lists, LoketVersions versions)
{
    public Task<LoketList<Payslip>> ListAsync(Guid employmentId, CancellationToken cancellation) =>
        lists.ReadAllAsync<Payslip>(
            new ListQuery("GetPayslipsByEmploymentId", Path(employmentId, "payslips"), versions.Common), cancellation);

    public Task<LoketList<YearEndStatement>> ListYearEndStatementsAsync(Guid employmentId, CancellationToken cancellation) =>
        lists.ReadAllAsync<YearEndStatement>(
            new ListQuery("GetYearEndStatementsByEmploymentId", Path(employmentId, "yearendstatements"), versions.Common), cancellation);

    /// <summary>All payslips of the run in one PDF.</summary>
    /// <exception cref="Failures.LoketException">As all calls, and not found where there is none, or not yet.</exception>
    public Task<Stream> OpenAsync(Guid employmentId, Guid payrollRunId, CancellationToken cancellation) =>
        OpenAsync("GetPayslipsByEmploymentIdAndPayrollRunId", Path(employmentId, $"payslips/{payrollRunId:D}"), cancellation);

    /// <exception cref="Failures.LoketException">As <see cref="OpenAsync(Guid, Guid, CancellationToken)"/>.</exception>
    public Task<Stream> OpenYearEndStatementAsync(Guid employmentId, int year, CancellationToken cancellation) =>
        OpenAsync(
            "GetYearEndStatementForYearByEmploymentId",
            Path(employmentId, $"yearendstatements/{year.ToString(CultureInfo.InvariantCulture)}"), cancellation);

    private Task<Stream> OpenAsync(string activity, string path, CancellationToken cancellation) =>
        connection.OpenAsync(new LoketCall(HttpMethod.Get, activity, path, versions.Common), cancellation);

    private static string Path(Guid employmentId, string rest) => $"providers/employers/employees/employments/{employmentId:D}/{rest}";
}
