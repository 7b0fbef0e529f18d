using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>Afdelingen of an employer.</summary>
internal sealed class DepartmentsClient(ListReader lists, LoketVersions versions)
{
    public Task<LoketList<Department>> ListAsync(Guid employerId, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<Department>(
            new ListQuery("GetDepartmentsByEmployerId", $"providers/employers/{employerId:D}/departments",
                versions.Common)
            { Filter = filter }, cancellation);
}
