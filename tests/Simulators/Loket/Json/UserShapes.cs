using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>The user whose token it is. Loket's document has neither the kind of user nor whether it is active.</summary>
internal static class UserShapes
{
    private const int LongestName = 25;

    /// <summary>The document allows no shorter one; none at all is allowed.</summary>
    private const int ShortestUserName = 3;

    /// <summary>The key of the first is Loket's; the other is ours.</summary>
    private static readonly Metadata HasAccess = new(3, "Has access to Client");
    private static readonly Metadata Blocked = new(2, "User is blocked");
    private static readonly DateTime Created = new(2024, 1, 8, 9, 0, 0, DateTimeKind.Utc);

    public static Rows SignedIn(SandboxUser user) => Rows.One(user, u => new
    {
        ContactInformation = new
        {
            u.EmailAddress,
            PhoneNumber = (string?)null,
            PlaceOfEmployment = (string?)null
        },
        PersonalDetails = new
        {
            FirstName = (string?)null,
            Initials = "L.",
            LastName = u.Name.Length <= 25
            ? u.Name
            : u.Name[..25],
            Prefix = (string?)null
        },
        Photo = (string?)null,
        User = new { UserCustomSpecifiedRole = (string?)null, UserSpecifiedRole = (object?)null },
    });

    /// <summary>Users as their employer sees them.</summary>
    public static Rows Details(IReadOnlyList<SandboxUser> users, LoketState state, Func<string, bool> hasGrant) => Rows.Of(users, u => new
    {
        u.Id,
        UserName = u.Name.Length < ShortestUserName ? null : u.Name,
        AccessStatus = u.IsBlocked ? Blocked : HasAccess,
        LoginMethod = new Metadata((int)u.LoginMethod, u.LoginMethod switch
        {
            LoginMethod.Website => "Only via website",
            LoginMethod.Sso => "Only via SSO",
            _ => "Via website and SSO",
        }),
        AzureActiveDirectory = (object?)null,
        ContactInformation = new { u.EmailAddress, PhoneNumber = (string?)null, PlaceOfEmployment = (string?)null },
        PersonalDetails = new
        {
            FirstName = (string?)null,
            Initials = "L.",
            LastName = u.Name.Length <= LongestName ? u.Name : u.Name[..LongestName],
            Prefix = (string?)null,
        },
        DateTimeCreation = Created,
        DateTimeLastLogin = (DateTime?)null,
        HasAccessToPayrollingTestData = false,
        HasIntegrations = hasGrant(u.Name),
        HasMultiFactorAuthentication = u.TwoFactorAuthenticationRequired,
        IsDepartmentManager = false,
        IsLinkedToMultipleEmployers = UserDirectory.EmployersOf(u, state).Count > 1,
        u.TwoFactorAuthenticationRequired,
        UserCustomSpecifiedRole = (string?)null,
        UserSpecifiedRole = (Metadata?)null,
    });

    /// <summary>Every right there is, and whether the user has it.</summary>
    public static Rows Rights(IReadOnlyList<string> rights) => Rows.Of(Loket.Rights.Names, right => new
    {
        Id = OrganizationShapes.StableId($"right {right}"),
        Description = right,
        IsEnabled = rights.Contains(right, StringComparer.OrdinalIgnoreCase),
        AvailableForEmployerUser = true,
    });
}
