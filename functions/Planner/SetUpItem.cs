namespace LoketFunctions.Planner;

/// <summary>How somebody connects an account to Loket.</summary>
public enum ConnectBy
{
    /// <summary>Signs in at Loket (OAuth).</summary>
    SignIn,

    /// <summary>
    /// Fills in the product's older form first: user name, password and environment code (omgevingscode). Loket gives other clients no
    /// tokens for a password, so the form leads to signing in at Loket as well.
    /// </summary>
    Credentials,
}

/// <summary>
/// Something that a product's document asks to be arranged in Loket. A profile lists what its product needs; each has words, and a
/// check where Loket's API shows how it stands.
/// </summary>
public enum SetUpItem
{
    /// <summary>A normal and active user, none of the web service.</summary>
    NormalUser,

    /// <summary>The same, made where an accountant makes users (Gebruikers AK). The document still asks for a web service user.</summary>
    AccountantUser,

    /// <summary>A user for the connection alone, of one employer and no other.</summary>
    DedicatedUser,

    /// <summary>Its login method (inlogmethode) is "Via website en SSO".</summary>
    LoginMethod,

    /// <summary>It signs in with two-step verification (tweestapsverificatie), for which Loket asks a phone number.</summary>
    TwoStepVerification,

    /// <summary>It followed the link of its invitation, and is not blocked.</summary>
    ActiveUser,

    /// <summary>A team with that user and the employers. The document still asks for one without rights (Autorisatieset n.v.t.).</summary>
    Team,

    /// <summary>The code of the older form; kept as a label.</summary>
    EnvironmentCode,

    /// <summary>The user is linked to the employers.</summary>
    EmployerAccess,

    /// <summary>The employers have payroll administrations (verloningsadministraties) that the user may see.</summary>
    PayrollAdministrations,

    /// <summary>The profile's required rights, at each employer.</summary>
    Rights,

    /// <summary>The user's filter settings hide no employments.</summary>
    NoFilter,

    /// <summary>The employers have distribution units (verdelingseenheden), to choose cost centres from.</summary>
    DistributionUnits,

    /// <summary>A function (functie) "Algemeen" at each employer.</summary>
    GeneralFunction,

    /// <summary>A department (afdeling) "Algemeen" at each employer.</summary>
    GeneralDepartment,

    /// <summary>A distribution unit (verdelingseenheid) "Algemeen" at each employer.</summary>
    GeneralDistributionUnit,

    /// <summary>The user is a new standard one, and none of the web service. Loket does not tell since when it is there.</summary>
    NewUser,

    /// <summary>The user was made for this link, and is used for nothing else, whatever employers it reaches.</summary>
    SoleUseUser,

    /// <summary>The user is active, and not blocked.</summary>
    UnblockedUser,

    /// <summary>No two people of the account's connections have the same personnel number.</summary>
    UniquePersonnelNumbers,
}
