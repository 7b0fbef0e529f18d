using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>Verloningsperioden of a payroll administration.</summary>
internal sealed class PayrollPeriodsClient(LoketConnection connection, ListReader lists, LoketVersions versions)
{
    /// <summary>Of one message that a period is ready.</summary>
    public const int MostReadyAddresses = 10;

    /// <summary>Characters.</summary>
    public const int LongestReadyComment = 1000;

    /// <summary>All periods with whether they are closed; includes test years.</summary>
    public Task<LoketList<PayrollPeriod>> ListMinimizedAsync(Guid payrollAdministrationId, CancellationToken cancellation) =>
        lists.ReadAllAsync<PayrollPeriod>(
            List("GetPayrollPeriodsMinimizedByPayrollAdministrationId", payrollAdministrationId, "payrollperiods/minimized"), cancellation);

    /// <summary>All periods with their runs and what Loket does by itself; includes test years.</summary>
    public Task<LoketList<PayrollPeriodDetails>> ListAsync(Guid payrollAdministrationId, CancellationToken cancellation) =>
        lists.ReadAllAsync<PayrollPeriodDetails>(
            List("GetPayrollPeriodsByPayrollAdministrationId", payrollAdministrationId, "payrollperiods"), cancellation);

    /// <summary>Klaar met muteren: Loket mails these people that the period can be processed. Said twice, it is mailed twice.</summary>
    /// <param name="payrollPeriodId">yyyypp, e.g. 202601.</param>
    /// <param name="addresses">One to <see cref="MostReadyAddresses"/>.</param>
    /// <param name="comment">At most <see cref="LongestReadyComment"/> characters.</param>
    /// <exception cref="LoketException">The call failed, or its answer names failures.</exception>
    public async Task TellReadyAsync(
        Guid payrollAdministrationId, int payrollPeriodId, IReadOnlyList<string> addresses, string? comment, CancellationToken cancellation)
    {
        var call = new LoketCall(
            HttpMethod.Post, "PostPeriodReadyForPayrollByPayrollAdministrationId", Path(payrollAdministrationId, "periodreadyforpayroll"),
            versions.Common)
        {
            Body = new { PayrollPeriodId = payrollPeriodId, EmailAddressPeriodReadyForPayroll = addresses, UserComment = comment },
        };
        LoketMessage[] failures = [.. (await connection.WriteAsync(call, cancellation)).Where(m => m.IsFailure)];
        if (failures.Length > 0)
            throw new LoketException(LoketFailure.Named(call.Activity, failures));
    }

    private static string Path(Guid payrollAdministrationId, string rest) =>
        $"providers/employers/payrolladministrations/{payrollAdministrationId:D}/{rest}";

    private ListQuery List(string activity, Guid payrollAdministrationId, string rest) =>
        new(activity, Path(payrollAdministrationId, rest), versions.Common) { DocumentsPaging = false };
}
