using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>
/// The users of an employer. Their list has a word for a version in the document ("SSO_gebruiker"); here it has the usual one.
/// </summary>
internal static class UserOperations
{
    private const string V2018 = "2018-01-01";
    private const string User = "/providers/employers/users/{userId}";

    public static readonly IReadOnlyList<Operation> All =
    [
        new("/providers/employers/{employerId}/users", "GetEmployerUsersByEmployerId", false,
            new ResourceVersion(V2018, c => UserShapes.Details(c.Users.UsersOf(c.State, c.Employer!), c.State, c.HasGrant))),
        new(User, "GetEmployerUserByUserId", true,
            new ResourceVersion(V2018, c => UserShapes.Details([c.Users.Find(c.Id)!], c.State, c.HasGrant))),
        new($"{User}/employers", "GetLinkedEmployersByUserId", false,
            new ResourceVersion(V2018, c => EmployerShapes.Minimized(UserDirectory.EmployersOf(c.Users.Find(c.Id)!, c.State)))),
        new("/providers/employers/{employerId}/users/{userId}/authorizations", "GetEmployerUserAuthorizationsByEmployerIdAndUserId", false,
            new ResourceVersion(V2018, RightsOf)),
    ];

    private static Rows RightsOf(Call call) =>
        Guid.TryParse(call.Route["userId"] as string, out var id)
        && call.Users.UsersOf(call.State, call.Employer!).FirstOrDefault(user => user.Id == id) is { } user
            ? UserShapes.Rights(UserDirectory.RightsAt(user, call.State, call.Employer!))
            : throw new NotFoundException();
}
