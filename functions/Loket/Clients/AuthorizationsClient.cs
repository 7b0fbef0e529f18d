using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>What the connected user may do through this client, for the rights check before the first sync.</summary>
internal sealed class AuthorizationsClient(ListReader lists, LoketVersions versions)
{
    /// <summary>The names of the activities that the user may perform for an employer, compared without regard to case.</summary>
    public async Task<IReadOnlySet<string>> ActivitiesAsync(Guid employerId, CancellationToken cancellation)
    {
        var query = new ListQuery(
            "GetAuthorizationsByEmployerId", $"providers/employers/{employerId:D}/authorizations", versions.Authorizations)
        {
            DocumentsPaging = false,
        };
        var list = await lists.ReadAllAsync<Authorization>(query, cancellation);
        return list.Readable().Select(a => a.Activity!).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The products (modules) that the employer has.</summary>
    public Task<LoketList<NamedReference>> ProductsAsync(Guid employerId, CancellationToken cancellation) =>
        lists.ReadAllAsync<NamedReference>(
            new ListQuery("GetModulesByEmployerId", $"providers/employers/{employerId:D}/modules",
                versions.Common)
            { DocumentsPaging = false }, cancellation);
}
