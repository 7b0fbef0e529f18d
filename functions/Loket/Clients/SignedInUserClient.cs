using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.Clients;

/// <summary>
/// Who signed in. Loket's document tells neither the kind of user nor whether it is active, but only an active one gets an answer.
/// </summary>
internal sealed class SignedInUserClient(LoketConnection connection, LoketVersions versions)
{
    public Task<SignedInUser> GetAsync(CancellationToken cancellation) =>
        connection.GetAsync<SignedInUser>(new LoketCall(HttpMethod.Get, "GetUserByToken", "user", versions.Common), cancellation);
}
