using System.Globalization;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>Loonoutput of a payroll administration: of approved runs, those of test years too.</summary>
internal sealed class PayrollResultsClient(ListReader lists, LoketVersions versions)
{
    private const string Administrations = "providers/employers/payrolladministrations";

    /// <summary>The results of a period as they stand now: a later run may have changed them.</summary>
    /// <param name="payrollPeriodId">yyyypp, e.g. 202601.</param>
    /// <param name="components">The numbers of those that are wanted, at least one; null: all.</param>
    public Task<LoketList<PayrollResult>> OfPeriodAsync(
        Guid payrollAdministrationId, int payrollPeriodId, IReadOnlyCollection<int>? components, CancellationToken cancellation)
    {
        if (components is not null)
            ArgumentOutOfRangeException.ThrowIfZero(components.Count, nameof(components));
        return lists.ReadAllAsync<PayrollResult>(
            new ListQuery(
                "GetPayrollPeriodResultsByPayrollAdministrationIdAndPayrollPeriodId",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Administrations}/{payrollAdministrationId:D}/payrollperiods/{payrollPeriodId}/payrollresults"),
                versions.Common)
            {
                PayrollComponents = components,
                DocumentsPaging = false,
            },
            cancellation);
    }

    /// <summary>What one run made: of its own period, and of earlier ones that it changed.</summary>
    public Task<LoketList<PayrollResult>> OfRunAsync(Guid payrollRunId, CancellationToken cancellation) =>
        lists.ReadAllAsync<PayrollResult>(
            new ListQuery(
                "GetPayrollRunResultsByPayrollRunId", $"{Administrations}/payrollruns/{payrollRunId:D}/results", versions.Common)
            {
                DocumentsPaging = false,
            },
            cancellation);
}
