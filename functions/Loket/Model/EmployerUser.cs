namespace LoketFunctions.Loket.Model;

/// <summary>A user (gebruiker) of an employer's, as the employer sees it.</summary>
/// <param name="LoginMethod">Inlogmethode: by website, by SSO, or by both.</param>
/// <param name="TwoFactorAuthenticationRequired">Tweestapsverificatie; only with the login method "Via website en SSO".</param>
/// <param name="HasMultiFactorAuthentication">The user set it up, whether or not it is required.</param>
internal sealed record EmployerUser(
    Guid? Id, UserContact? ContactInformation, bool? IsLinkedToMultipleEmployers, Metadata? LoginMethod, Metadata? AccessStatus,
    bool? TwoFactorAuthenticationRequired, bool? HasMultiFactorAuthentication)
    : PersonalRecord, IListed
{
    string? IListed.Identity => Id?.ToString("D");
}

/// <summary>A right (recht) that there is, and whether a user has it at an employer.</summary>
internal sealed record UserRight(Guid? Id, string? Description, bool? IsEnabled) : IListed
{
    string? IListed.Identity => Description is null ? null : Id?.ToString("D");
}
