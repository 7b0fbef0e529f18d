using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>The user whose token it is. Loket's document has neither the kind of user nor whether it is active.</summary>
internal static class UserShapes
{
    public static Rows SignedIn(SandboxUser user) => Rows.One(user, u => new
    {
        ContactInformation = new
        {
            EmailAddress = $"{u.Name}@loket.example",
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
}
