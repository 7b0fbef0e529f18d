using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>Verdelingseenheden of an employer. The stored copy of Loket's document lacks them; other clients use them.</summary>
internal sealed class DistributionUnitsClient(ListReader lists, LoketVersions versions)
{
    public Task<LoketList<DistributionUnit>> ListAsync(Guid employerId, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<DistributionUnit>(
            new ListQuery("GetDistributionUnitsByEmployerId", $"providers/employers/{employerId:D}/distributionunits",
                versions.Common)
            { Filter = filter }, cancellation);
}
