using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>Administraties of an employer.</summary>
internal sealed class AdministrationsClient(ListReader lists, LoketVersions versions)
{
    /// <summary>Verloningsadministraties, with name and tax number.</summary>
    public Task<LoketList<PayrollAdministration>> ListPayrollAsync(Guid employerId, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<PayrollAdministration>(
            new ListQuery("GetPayrollAdministrationsByEmployerId", $"providers/employers/{employerId:D}/payrolladministrations",
                versions.Common)
            { Filter = filter },
            cancellation);

    /// <summary>All administrations, also those without payroll, with what both kinds share.</summary>
    public Task<LoketList<Administration>> ListAsync(Guid employerId, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<Administration>(
            new ListQuery("GetAdministrationsByEmployerId", $"providers/employers/{employerId:D}/administrations",
                versions.Common)
            { Filter = filter },
            cancellation);
}
