using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>Functies of an employer.</summary>
internal sealed class JobFunctionsClient(ListReader lists, LoketVersions versions)
{
    public Task<LoketList<JobFunction>> ListAsync(Guid employerId, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<JobFunction>(
            new ListQuery("GetFunctionsByEmployerId", $"providers/employers/{employerId:D}/functions", versions.Common) { Filter = filter },
            cancellation);
}
