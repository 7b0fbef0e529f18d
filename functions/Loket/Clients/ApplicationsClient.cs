using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>What Loket says of this app as its client.</summary>
internal sealed class ApplicationsClient(ListReader lists, LoketOptions options, KnownActivities known)
{
    /// <summary>The activities that an application may use, with the rights and products that each takes.</summary>
    public Task<LoketList<ApplicationActivity>> ListActivitiesAsync(Guid applicationId, CancellationToken cancellation) =>
        lists.ReadAllAsync<ApplicationActivity>(
            new ListQuery(
                "GetApplicationAuthorizationsByApplicationId", $"applications/{applicationId:D}/authorizations", options.Versions.Common)
            {
                DocumentsPaging = false,
            },
            cancellation);

    /// <summary>
    /// Those of this app by name, compared without regard to case, as Loket gave them lately; null where it does not, or the app does
    /// not know its own id.
    /// </summary>
    /// <exception cref="Failures.LoketException">The connection's user has to sign in again.</exception>
    public async Task<IReadOnlyDictionary<string, ApplicationActivity>?> FindActivitiesAsync(CancellationToken cancellation) =>
        options.ApplicationId is { } id
            ? await known.GetAsync(async () => (await ListActivitiesAsync(id, cancellation)).Readable(), cancellation)
            : null;
}
