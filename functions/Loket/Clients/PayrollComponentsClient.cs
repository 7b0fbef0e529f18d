using System.Globalization;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>Looncomponenten of a payroll administration.</summary>
internal sealed class PayrollComponentsClient(ListReader lists, LoketVersions versions)
{
    /// <summary>Those of one payroll year: another year may have others.</summary>
    public Task<LoketList<PayrollComponent>> ListAsync(Guid payrollAdministrationId, int year, CancellationToken cancellation) =>
        lists.ReadAllAsync<PayrollComponent>(
            new ListQuery(
                "GetPayrollComponentsByPayrollAdministrationIdAndYear",
                string.Create(CultureInfo.InvariantCulture,
                    $"providers/employers/payrolladministrations/{payrollAdministrationId:D}/payrollcomponents/year/{year}"),
                versions.Common)
            {
                DocumentsPaging = false,
            },
            cancellation);
}
