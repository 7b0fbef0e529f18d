namespace LoketFunctions.Loket.Model;

/// <summary>Medewerker: the person, who has one or more employments.</summary>
internal sealed record Employee(
    Guid? Id,
    int? EmployeeNumber,
    PersonalDetails? PersonalDetails,
    ContactInformation? ContactInformation,
    Address? Address) : PersonalRecord, IListed
{
    string? IListed.Identity => Id?.ToString("D");
}

internal sealed record PersonalDetails : PersonalRecord
{
    /// <summary>Voornaam.</summary>
    public string? FirstName { get; init; }

    /// <summary>Voorletters.</summary>
    public string? Initials { get; init; }

    /// <summary>Voorvoegsel: `van der`.</summary>
    public string? Prefix { get; init; }

    /// <summary>The person's own (achternaam).</summary>
    public string? LastName { get; init; }

    /// <summary>Voorvoegsel of the partner's name.</summary>
    public string? PrefixPartner { get; init; }

    /// <summary>The partner's name.</summary>
    public string? LastNamePartner { get; init; }

    /// <summary>As Loket writes it in lists.</summary>
    public string? FormattedName { get; init; }

    /// <summary>Which of own and partner's name is used, and in what order.</summary>
    public Metadata? HowToFormatLastName { get; init; }

    /// <summary>Titel.</summary>
    public Metadata? Title { get; init; }

    /// <summary>Geboortedatum.</summary>
    public DateOnly? DateOfBirth { get; init; }

    /// <summary>Geboorteplaats.</summary>
    public string? PlaceOfBirth { get; init; }

    /// <summary>Overlijdensdatum; null of who lives.</summary>
    public DateOnly? DateOfDeath { get; init; }

    /// <summary>Nationaliteit.</summary>
    public Metadata? Nationality { get; init; }

    /// <summary>Geslacht.</summary>
    public Metadata? Gender { get; init; }

    /// <summary>Burgerlijke staat.</summary>
    public Metadata? CivilStatus { get; init; }
}

/// <param name="BusinessEmailAddress">Only in resource version 2021-03-29, like the other business fields.</param>
internal sealed record ContactInformation(
    string? PhoneNumber,
    string? MobilePhoneNumber,
    string? FaxNumber,
    string? EmailAddress,
    string? BusinessPhoneNumber,
    string? BusinessMobilePhoneNumber,
    string? BusinessEmailAddress) : PersonalRecord;

internal sealed record Address(
    string? Street,
    int? HouseNumber,
    string? HouseNumberAddition,
    Metadata? FurtherIndication,
    string? PostalCode,
    string? City,
    string? Location,
    Country? Country) : PersonalRecord;

internal sealed record Country(MetadataKey? Key, string? Value, string? IsoCode);
