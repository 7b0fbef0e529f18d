using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>The users of an employer. Only who manages the employer's settings (Applicatiebeheer werkgever) sees them.</summary>
internal sealed class UsersClient(LoketConnection connection, ListReader lists, LoketVersions versions)
{
    /// <summary>Those with this mail address, which need not be one.</summary>
    public Task<LoketList<EmployerUser>> ListAsync(Guid employerId, string emailAddress, CancellationToken cancellation) =>
        lists.ReadAllAsync<EmployerUser>(
            new ListQuery("GetEmployerUsersByEmployerId", $"providers/employers/{employerId:D}/users", versions.Common)
            {
                Filter = LoketFilter.Equal("contactInformation.emailAddress", emailAddress),
            },
            cancellation);

    public Task<EmployerUser> GetAsync(Guid userId, CancellationToken cancellation) =>
        connection.GetAsync<EmployerUser>(
            new LoketCall(HttpMethod.Get, "GetEmployerUserByUserId", $"providers/employers/users/{userId:D}", versions.Common),
            cancellation);

    /// <summary>Every right that there is, whether the user has it at the employer or not.</summary>
    public Task<LoketList<UserRight>> RightsAsync(Guid employerId, Guid userId, CancellationToken cancellation) =>
        lists.ReadAllAsync<UserRight>(
            new ListQuery(
                "GetEmployerUserAuthorizationsByEmployerIdAndUserId",
                $"providers/employers/{employerId:D}/users/{userId:D}/authorizations", versions.Common),
            cancellation);
}
