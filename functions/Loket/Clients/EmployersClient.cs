using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>Werkgevers that the connected user may see.</summary>
internal sealed class EmployersClient(ListReader lists, LoketVersions versions)
{
    public Task<LoketList<Employer>> ListAsync(LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<Employer>(
            new ListQuery("GetEmployersByUserId", "providers/employers", versions.Common) { Filter = filter }, cancellation);

    /// <summary>Faster, but without the employer number.</summary>
    public Task<LoketList<Employer>> ListMinimizedAsync(LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<Employer>(
            new ListQuery("GetEmployersMinimizedByUser", "providers/employers/minimized", versions.Common) { Filter = filter },
            cancellation);
}
