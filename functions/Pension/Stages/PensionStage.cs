namespace LoketFunctions.Pension.Stages;

/// <summary>How far a pension link is, in the order of document 004.</summary>
public enum PensionStage
{
    /// <summary>The registration is being filled in.</summary>
    Draft,

    /// <summary>It was sent; a.s.r. is to add the policy data (polisgegevens).</summary>
    Registered,

    /// <summary>Keylane is to contact the organisation for the set-up and the authorizations.</summary>
    PolicyDataAdded,

    /// <summary>The authorizations are to be arranged, with Keylane.</summary>
    SetUpContact,

    /// <summary>a.s.r. is to confirm the link, with the date of the first exchange.</summary>
    AuthorizationsArranged,

    /// <summary>It waits for that date.</summary>
    Confirmed,

    /// <summary>Data is exchanged.</summary>
    Active,

    /// <summary>For good, with a reason.</summary>
    Ended,
}

/// <summary>How far an employer's request to be linked is.</summary>
public enum RequestStage
{
    /// <summary>It came, by signed call or by mail; the prerequisites are to be checked for this employer.</summary>
    Received,

    /// <summary>The organisation is to confirm it to the provider.</summary>
    PrerequisitesChecked,

    /// <summary>The provider is to set the employer up.</summary>
    ConfirmedByUs,

    /// <summary>The provider is to name the date of the first exchange.</summary>
    SetUpAtProvider,

    /// <summary>It waits for that date.</summary>
    DateSet,

    /// <summary>Data of this employer is exchanged.</summary>
    Active,

    /// <summary>It is not done, with a reason.</summary>
    Declined,
}

/// <summary>Who takes a step.</summary>
public enum PensionParty
{
    /// <summary>The organisation's people, in the console or by their account's signed calls.</summary>
    User,

    /// <summary>a.s.r. or Keylane, by signed calls.</summary>
    Provider,

    /// <summary>Whoever runs the installation, by signed calls.</summary>
    Operator,

    /// <summary>This app, when the day has come.</summary>
    App,
}
