using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>Verloningsperioden of a payroll administration.</summary>
internal sealed class PayrollPeriodsClient(ListReader lists, LoketVersions versions)
{
    /// <summary>All periods with whether they are closed; includes test years.</summary>
    public Task<LoketList<PayrollPeriod>> ListMinimizedAsync(Guid payrollAdministrationId, CancellationToken cancellation) =>
        lists.ReadAllAsync<PayrollPeriod>(
            new ListQuery(
                "GetPayrollPeriodsMinimizedByPayrollAdministrationId",
                $"providers/employers/payrolladministrations/{payrollAdministrationId:D}/payrollperiods/minimized",
                versions.Common)
            {
                DocumentsPaging = false,
            },
            cancellation);
}
